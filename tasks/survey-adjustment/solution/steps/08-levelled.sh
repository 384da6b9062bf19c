# Levelled heights
cat > survey/stages/s08_levelled.py <<'END'
"""Heights along the levelling line, its misclosure distributed: `levelled.csv`."""

from survey import report


def run(job):
    marks = {row["name"]: float(row["height"]) for row in report.read(job, "benchmarks")}
    (first, start), (_, end) = marks.items()
    runs = list(job["runs"].values())
    length, misclosure = sum(one[2] for one in runs), start + sum(one[3] for one in runs) - end
    job["levelled"] = {first: start}
    for one, other, km, up in runs:
        job["levelled"][other] = job["levelled"][one] + up - misclosure * km / length
    report.write(job, "levelled", "name,height", [(name, f"{h:.4f}") for name, h in job["levelled"].items()])
END
