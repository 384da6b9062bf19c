# Spots
cat > ground/stages/s26_spots.py <<'END'
"""Pixels that are far brighter than the rest: `spots.csv`."""

import statistics

from ground import report


def run(contact):
    flat = [value for row in contact["light"] for value in row]
    least = statistics.fmean(flat) + 4 * statistics.pstdev(flat)
    rows = [(x, y, f"{v:.4f}") for y, row in enumerate(contact["light"]) for x, v in enumerate(row) if v > least]
    contact["spots"] = len(rows)
    report.write(contact, "spots", ["x", "y", "radiance"], rows)
END
