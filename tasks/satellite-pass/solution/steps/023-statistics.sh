# Statistics
cat > ground/stages/s18_statistics.py <<'END'
"""Smallest, mean and largest values: `statistics.csv`."""

import statistics

from ground import report


def run(contact):
    rows = []
    for name, samples in contact["values"].items():
        numbers = [value for _, value in samples]
        if not isinstance(numbers[0], str):
            told = (min(numbers), statistics.fmean(numbers), max(numbers))
            rows.append((name, len(numbers), *(f"{value:.4f}" for value in told)))
    report.write(contact, "statistics", ["name", "samples", "min", "mean", "max"], rows)
END
