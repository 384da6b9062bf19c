# Collimation and index error
cat > survey/stages/s02_errors.py <<'END'
"""The errors of the instrument: `errors.csv`."""

import math
import statistics

from survey import report


def run(job):
    found = {}
    for key, faces in job["readings"].items():
        (a1, z1, _), (a2, z2, _) = faces["1"], faces["2"]
        half = ((a1 - a2 + 200 + 200) % 400 - 200) / 2
        sine = math.sin(math.radians(job["means"][key][1] * 0.9))
        found.setdefault(key[0], []).append((half * sine, (z1 + z2 - 400) / 2))
    job["errors"] = {name: tuple(map(statistics.fmean, zip(*pairs))) for name, pairs in found.items()}
    rows = [(name, f"{c:.5f}", f"{i:.5f}") for name, (c, i) in job["errors"].items()]
    report.write(job, "errors", "station,collimation,index", rows)
END
