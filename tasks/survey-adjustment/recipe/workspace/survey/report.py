"""Reads the tables of a job and writes those of the report."""

import csv


def read(job, name):
    """The rows of a table of the job, as dictionaries of text."""
    with (job["folder"] / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(job, name, header, rows):
    """A table of the report: its distinct rows, sorted as text."""
    folder = job["folder"] / "report"
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows(sorted({tuple(map(str, row)) for row in rows}))
