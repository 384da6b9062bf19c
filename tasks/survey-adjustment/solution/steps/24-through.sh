# Division from a corner
cat > survey/stages/s24_through.py <<'END'
"""Pieces cut off by a line from a corner: `through.csv`."""

import math

from survey import report


def run(job):
    rows = []
    for row in report.read(job, "divisions"):
        if row["way"] == "through":
            names = job["corners"][row["parcel"]]
            start = names.index(row["point"])
            names = names[start:] + names[:start]
            places = [job["points"][name] for name in names]
            left = float(row["share"]) * job["areas"][row["parcel"]]
            for i in range(1, len(places) - 1):
                triangle = abs(job["area"]([places[0], places[i], places[i + 1]]))
                if left <= triangle:
                    break
                left -= triangle
            place = tuple(a + left / triangle * (b - a) for a, b in zip(places[i], places[i + 1]))
            point = f"{row['parcel']}-3"
            job["new"][point] = place
            far = math.dist(places[0], place)
            rows.append((row["parcel"], point, names[i], names[i + 1], f"{place[0]:.4f}", f"{place[1]:.4f}", f"{far:.4f}"))
    report.write(job, "through", "parcel,point,from,to,east,north,length", rows)
END
