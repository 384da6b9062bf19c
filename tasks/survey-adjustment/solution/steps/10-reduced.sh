# Distances at sea level
cat > survey/stages/s10_reduced.py <<'END'
"""The lines at sea level: `reduced.csv`."""

from survey import report


def run(job):
    radius, heights = job["instrument"]["radius"], job["heights"]
    job["level"] = lambda distance, one, other: distance * radius / (radius + (one + other) / 2)
    job["reduced"] = {key: job["level"](d, heights[key[0]], heights[key[1]]) for key, (d, _) in job["lines"].items()}
    report.write(job, "reduced", "from,to,distance", [(*key, f"{d:.4f}") for key, d in job["reduced"].items()])
END
