# Radiance
cat > ground/stages/s25_radiance.py <<'END'
"""How much light fell on each row: `radiance.csv`."""

import statistics

from ground import report


def run(contact):
    contact["light"] = [[(value - contact["level"]) / contact["gain"] for value in row] for row in contact["pixels"]]
    rows = [(y, f"{statistics.fmean(row):.4f}") for y, row in enumerate(contact["light"])]
    report.write(contact, "radiance", ["row", "mean"], rows)
END
