"""Writes the tables of the report."""

import csv


def write(case, name, header, rows):
    """A table: its distinct rows, sorted as text."""
    folder = case["folder"] / "report"
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(sorted({tuple(map(str, row)) for row in rows}))
