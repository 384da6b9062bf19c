# Limits
cat > ground/stages/s17_limits.py <<'END'
"""Limits that were passed in two samples in a row, or more: `limits.csv`."""

from ground import report


def runs(samples, passed):
    """The longest runs of neighbouring samples that passed."""
    found = [[]]
    for sample in samples:
        if passed(sample[1]):
            found[-1].append(sample)
        elif found[-1]:
            found.append([])
    return [run for run in found if len(run) >= 2]


def run(contact):
    contact["timeline"], contact["passings"], rows = [], [], []
    for parameter in contact["parameters"]:
        if not parameter.limits:
            continue
        for side, limit, sign in zip(("low", "high"), parameter.limits.split(","), (-1, 1)):
            if limit:
                for found in runs(contact["values"][parameter.name], lambda v: sign * (v - float(limit)) > 0):
                    worst = max((value for _, value in found), key=lambda value: sign * value)
                    first, last = f"{found[0][0]:.3f}", f"{found[-1][0]:.3f}"
                    rows.append((parameter.name, side, first, last, len(found), f"{worst:.4f}"))
                    contact["passings"].append(found[0][0])
                    contact["timeline"].append((first, "limit", f"{parameter.name} {side}"))
    report.write(contact, "limits", ["name", "side", "from", "to", "samples", "worst"], rows)
END
