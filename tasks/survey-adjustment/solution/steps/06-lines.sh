# Lines measured both ways
cat > survey/stages/s06_lines.py <<'END'
"""Means of both ways: `lines.csv`."""

from survey import report


def run(job):
    order, job["lines"] = list(job["stations"]), {}
    for (one, other), (there, up) in job["ways"].items():
        if order.index(one) < order.index(other) and (other, one) in job["ways"]:
            back, down = job["ways"][other, one]
            job["lines"][one, other] = (there + back) / 2, (up - down) / 2
    rows = [(*key, f"{d:.4f}", f"{h:.4f}") for key, (d, h) in job["lines"].items()]
    report.write(job, "lines", "from,to,distance,difference", rows)
END
