# Residuals and quality
cat > survey/stages/s15_residuals.py <<'END'
"""What the adjustment did to the observations: `residuals.csv`, `quality.csv`."""

import math

from survey import report


def run(job):
    rows, squares, worst = [], 0.0, 0.0
    for kind, one, other, value, sigma in job["observed"]:
        residual = job["residual"](kind, one, other, value)
        rows.append((kind, one, other, f"{residual:.5f}"))
        squares, worst = squares + (residual / sigma) ** 2, max(worst, abs(residual / sigma))
    redundancy = len(rows) - len(job["unknowns"])
    job["sigma0"] = math.sqrt(squares / redundancy)
    report.write(job, "residuals", "kind,from,to,residual", rows)
    values = {"redundancy": redundancy, "sigma0": job["sigma0"], "worst": worst}
    report.write(job, "quality", "name,value", [(name, f"{value:.5f}") for name, value in values.items()])
END
