"""Reads and writes the tables."""

import csv
from pathlib import Path


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a file."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, name: str, header: list[object], rows: list[list[object]]) -> None:
    """Write a file; numbers that are not whole get six decimals."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[f"{cell:.6f}" if isinstance(cell, float) else cell for cell in row] for row in rows])
