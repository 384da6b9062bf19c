# Heights of all stations
cat > survey/stages/s09_heights.py <<'END'
"""Heights of all stations, levelled or by the zenith angles of their lines: `heights.csv`."""

from survey import report


def run(job):
    levelled, job["heights"], rows = job["levelled"], {}, []
    for name in job["stations"]:
        kind = "levelled" if name in levelled else "trigonometric"
        if name in levelled:
            job["heights"][name] = levelled[name]
        else:
            parts = [(levelled[one] + up, d) for (one, other), (d, up) in job["lines"].items()
                     if other == name and one in levelled]  # fmt: skip
            parts += [(levelled[other] - up, d) for (one, other), (d, up) in job["lines"].items()
                      if one == name and other in levelled]  # fmt: skip
            weights = sum(1 / d**2 for _, d in parts)
            job["heights"][name] = sum(height / d**2 for height, d in parts) / weights
        rows.append((name, f"{job['heights'][name]:.4f}", kind))
    report.write(job, "heights", "station,height,kind", rows)
END
