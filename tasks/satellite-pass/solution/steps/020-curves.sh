# Curves
cat > ground/stages/s15_curves.py <<'END'
"""Values by curves: `curves.csv`."""

from ground import report


def along(points, x):
    """Linear between points, and constant beyond them."""
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]


def run(contact):
    rows = []
    for when, parameter, raw in contact["raw"]:
        kind, *pairs = parameter.calibration.split()
        if kind == "curve":
            value = along([tuple(map(float, pair.split(":"))) for pair in pairs], raw)
            contact["values"].setdefault(parameter.name, []).append((when, value))
            rows.append((f"{when:.3f}", parameter.name, f"{value:.4f}"))
    report.write(contact, "curves", ["time", "name", "value"], rows)
END
