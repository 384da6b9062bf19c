# Levelling runs
cat > survey/stages/s07_runs.py <<'END'
"""Backs less fores of each levelling run: `runs.csv`."""

from survey import report


def run(job):
    job["runs"] = {}
    for row in report.read(job, "levels"):
        one = job["runs"].setdefault(row["run"], [row["from"], row["to"], float(row["length"]), 0.0])
        one[3] += float(row["back"]) - float(row["fore"])
    rows = [(name, one, other, f"{km:.3f}", f"{up:.4f}") for name, (one, other, km, up) in job["runs"].items()]
    report.write(job, "runs", "run,from,to,length,difference", rows)
END
