# Polynomials
cat > ground/stages/s14_polynomials.py <<'END'
"""Values by polynomials: `polynomials.csv`."""

from ground import report


def run(contact):
    contact["values"], rows = {}, []
    for when, parameter, raw in contact["raw"]:
        kind, *coefficients = parameter.calibration.split()
        if kind == "poly":
            value = sum(float(c) * raw**power for power, c in enumerate(coefficients))
            contact["values"].setdefault(parameter.name, []).append((when, value))
            rows.append((f"{when:.3f}", parameter.name, f"{value:.4f}"))
    report.write(contact, "polynomials", ["time", "name", "value"], rows)
END
