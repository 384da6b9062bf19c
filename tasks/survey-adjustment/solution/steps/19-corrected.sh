# Readings in one face
cat > survey/stages/s19_corrected.py <<'END'
"""Details were read in one face, and are corrected for the instrument's errors: `corrected.csv`."""

import math

from survey import report


def run(job):
    job["corrected"], rows = [], []
    for row in report.read(job, "details"):
        collimation, index = job["errors"][row["station"]]
        zenith = float(row["zenith"]) - index
        direction = (float(row["direction"]) - collimation / math.sin(math.radians(zenith * 0.9))) % 400
        slope = job["slope"](row["station"], float(row["distance"]))
        job["corrected"].append((row["station"], row["point"], float(row["target_height"]), direction, zenith, slope))
        rows.append((row["station"], row["point"], f"{direction:.5f}", f"{zenith:.5f}", f"{slope:.4f}"))
    report.write(job, "corrected", "station,point,direction,zenith,slope", rows)
END
