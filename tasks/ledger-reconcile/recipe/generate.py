"""Writes the workspace of a seed: the firm's documents, the manual, and the clerk's journal.

Run as `python3 generate.py --seed 7 --out /workspace`; the same seed writes the same bytes.
"""

import argparse
import csv
from decimal import Decimal
from pathlib import Path

from smallfirm import books, documents, faults

NOT_MONEY = {"gbp_per_eur", "gbp_per_kwh", "kwh"}


def cell(column: str, value: object) -> str:
    """A value as it stands in a CSV."""
    if isinstance(value, Decimal) and column not in NOT_MONEY:
        return f"{value:.2f}"
    return str(value)


def write(seed: int, out: Path) -> None:
    """Create the workspace of `seed` below `out`."""
    papers = documents.make(seed)
    entries, _ = faults.plant(papers)
    for folder in ("raw", "books"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for table, columns in documents.COLUMNS.items():
        with (out / "raw" / f"{table}.csv").open("w", newline="", encoding="ascii") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([cell(column, row[column]) for column in columns] for row in papers.rows[table])
    (out / books.JOURNAL).write_text(books.journal(papers.firm, entries), encoding="ascii")
    manual = (Path(__file__).parent / "manual.md").read_text(encoding="ascii")
    (out / "manual.md").write_text(manual.replace("{firm}", papers.firm), encoding="ascii")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write(options.seed, options.out)
