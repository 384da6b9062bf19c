# Stations in the grid
cat > survey/stages/s18_grid.py <<'END'
"""All stations in the grid: `grid.csv`."""

from survey import report


def run(job):
    job["grid"] = {name: job["transformed"](place) for name, place in job["adjusted"].items()}
    report.write(job, "grid", "station,east,north", [(name, f"{e:.4f}", f"{n:.4f}") for name, (e, n) in job["grid"].items()])
END
