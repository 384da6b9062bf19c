# States
cat > ground/stages/s16_states.py <<'END'
"""States by name: `states.csv`."""

from ground import report


def run(contact):
    rows = []
    for when, parameter, raw in contact["raw"]:
        kind, *pairs = parameter.calibration.split()
        if kind == "text":
            value = dict(pair.split("=") for pair in pairs).get(str(raw), "?")
            contact["values"].setdefault(parameter.name, []).append((when, value))
            rows.append((f"{when:.3f}", parameter.name, value))
    report.write(contact, "states", ["time", "name", "state"], rows)
END
