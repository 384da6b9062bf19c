# Power
cat > ground/stages/s20_power.py <<'END'
"""What the battery gave: `power.csv`."""

from ground import report


def run(contact):
    pairs = zip(contact["values"]["BATT_V"], contact["values"]["BATT_I"])
    report.write(contact, "power", ["time", "power"], [(f"{when:.3f}", f"{v * i:.4f}") for (when, v), (_, i) in pairs])
END
