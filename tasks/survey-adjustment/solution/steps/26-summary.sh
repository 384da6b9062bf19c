# The summary
cat > survey/stages/s26_summary.py <<'END'
"""The survey in a few numbers: `summary.csv`."""

import math

from survey import report


def run(job):
    length, east, north = job["closure"]
    rows = [("stations", len(job["stations"])), ("points", len(job["points"]))]
    rows.append(("closure", f"{length / math.hypot(east, north):.1f}"))
    values = {
        "area": sum(job["areas"].values()),
        "sigma0": job["sigma0"],
        "control": max(job["control"]),
        "farthest": max(job["setout"]),
    }
    report.write(job, "summary", "name,value", rows + [(name, f"{value:.4f}") for name, value in values.items()])
END
