# Precision of the stations
cat > survey/stages/s16_precision.py <<'END'
"""How well each station is known: `precision.csv`."""

import math

from survey import report


def run(job):
    known = {key: job["sigma0"] * math.sqrt(job["cofactors"][i][i]) for i, key in enumerate(job["unknowns"])}
    job["precision"] = {name: (known.get((name, "e"), 0.0), known.get((name, "n"), 0.0)) for name in job["stations"]}
    rows = [(name, f"{e:.6f}", f"{n:.6f}") for name, (e, n) in job["precision"].items()]
    report.write(job, "precision", "station,east,north", rows)
END
