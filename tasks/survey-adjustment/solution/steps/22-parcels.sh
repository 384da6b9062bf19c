# Areas of parcels
cat > survey/stages/s22_parcels.py <<'END'
"""Areas of parcels: `parcels.csv`."""

import math

from survey import report


def area(places):
    """By coordinates, from the first corner; positive anticlockwise."""
    (x0, y0), total = places[0], 0.0
    for (x1, y1), (x2, y2) in zip(places, places[1:] + places[:1]):
        total += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
    return total / 2


def run(job):
    rows, job["area"], job["areas"] = [], area, {}
    for parcel, names in job["corners"].items():
        places = [job["points"][name] for name in names]
        (x0, y0), size = places[0], area(places)
        east = north = 0.0
        for (x1, y1), (x2, y2) in zip(places, places[1:] + places[:1]):
            cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
            east, north = east + (x1 + x2 - 2 * x0) * cross, north + (y1 + y2 - 2 * y0) * cross
        around = sum(math.dist(one, other) for one, other in zip(places, places[1:] + places[:1]))
        job["areas"][parcel] = abs(size)
        rows.append((parcel, f"{abs(size):.2f}", f"{around:.4f}", f"{x0 + east / 6 / size:.4f}", f"{y0 + north / 6 / size:.4f}"))
    report.write(job, "parcels", "parcel,area,perimeter,east,north", rows)
END
