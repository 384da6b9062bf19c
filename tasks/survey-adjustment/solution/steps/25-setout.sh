# Setting-out data
cat > survey/stages/s25_setout.py <<'END'
"""What to set at the instrument to find the new points: `setout.csv`."""

import math

from survey import report


def run(job):
    rows, job["setout"] = [], []
    for row in report.read(job, "stakes"):
        here, place, back = job["grid"][row["station"]], job["new"][row["point"]], job["grid"][row["backsight"]]
        direction = (job["bearing"](here, place) - job["bearing"](here, back)) % 400
        radius = job["instrument"]["radius"]
        distance = math.dist(here, place) / job["scale"] * (radius + job["heights"][row["station"]]) / radius
        job["setout"].append(distance)
        rows.append((row["point"], row["station"], row["backsight"], f"{direction:.5f}", f"{distance:.4f}"))
    report.write(job, "setout", "point,station,backsight,direction,distance", rows)
END
