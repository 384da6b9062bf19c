# Division by a parallel
cat > survey/stages/s23_parallel.py <<'END'
"""Pieces cut off by a parallel to a side: `parallel.csv`."""

import math

from survey import report


def cut(places, depth):
    """The piece of a polygon within a distance of its first side, and where its far boundary begins and ends."""
    (x0, y0), (x1, y1) = places[:2]
    length = math.dist(*places[:2])
    side = lambda x, y: ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length  # noqa: E731
    inward = 1 if side(*places[2]) > 0 else -1
    depths, piece, ends = [inward * side(*place) for place in places], [], []
    for i, place in enumerate(places):
        after = (i + 1) % len(places)
        if depths[i] <= depth or i < 2:
            piece.append(place)
        if i and (depths[i] - depth) * (depths[after] - depth) < 0:
            part = (depth - depths[i]) / (depths[after] - depths[i])
            ends.append(tuple(a + part * (b - a) for a, b in zip(place, places[after])))
            piece.append(ends[-1])
    return piece, ends


def run(job):
    rows, job["new"] = [], {}
    for row in report.read(job, "divisions"):
        if row["way"] == "parallel":
            names = job["corners"][row["parcel"]]
            start = names.index(row["point"])
            places = [job["points"][name] for name in names[start:] + names[:start]]
            low, high, wanted = 0.0, 1e4, float(row["share"]) * job["areas"][row["parcel"]]
            for _ in range(100):
                middle = (low + high) / 2
                if abs(job["area"](cut(places, middle)[0])) < wanted:
                    low = middle
                else:
                    high = middle
            for number, place in zip((2, 1), cut(places, low)[1]):
                job["new"][f"{row['parcel']}-{number}"] = place
                rows.append((row["parcel"], f"{row['parcel']}-{number}", f"{low:.4f}", f"{place[0]:.4f}", f"{place[1]:.4f}"))
    report.write(job, "parallel", "parcel,point,offset,east,north", rows)
END
