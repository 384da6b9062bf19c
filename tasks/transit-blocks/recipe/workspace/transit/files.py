"""Reads the feed's files and writes the tables of the plan."""

import csv


def read(plan, name):
    """The rows of a file, as dictionaries; blanks around cells are none of theirs."""
    with (plan["folder"] / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        return [{key.strip(): cell.strip() for key, cell in row.items()} for row in csv.DictReader(file)]


def write(plan, name, header, rows):
    """A table: its distinct rows, sorted as text."""
    folder = plan["folder"] / "plan"
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(sorted({tuple(map(str, row)) for row in rows}))
