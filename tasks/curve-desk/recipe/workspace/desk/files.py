"""Reads the desk's files and writes the tables of the pack."""

import csv


def read(desk, name):
    """The rows of a file, as dictionaries."""
    with (desk["folder"] / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(desk, name, header, rows):
    """A table: its distinct rows, sorted as text."""
    folder = desk["folder"] / "pack"
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(sorted({tuple(map(str, row)) for row in rows}))
