# Sides of parcels
cat > survey/stages/s21_sides.py <<'END'
"""The sides of all parcels: `sides.csv`."""

import math

from survey import report


def run(job):
    corners = {}
    for row in sorted(report.read(job, "parcels"), key=lambda row: int(row["place"])):
        corners.setdefault(row["parcel"], []).append(row["point"])
    job["corners"], rows = corners, []
    for parcel, names in corners.items():
        for one, other in zip(names, names[1:] + names[:1]):
            here, there = job["points"][one], job["points"][other]
            turn = job["bearing"](here, there)
            rows.append((parcel, one, other, f"{math.dist(here, there):.4f}", f"{turn:.5f}"))
    report.write(job, "sides", "parcel,from,to,distance,bearing", rows)
END
