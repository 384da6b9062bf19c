# tables: the tables that come with the toolkit
cat > sq/tables.py <<'END'
"""The tables that come with the toolkit."""

import csv
import functools
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tables"


@functools.cache
def table(name):
    """The rows of a table, by the first column; a row is a dict of texts."""
    with open(FOLDER / f"{name}.csv", encoding="ascii", newline="") as file:
        rows = list(csv.DictReader(file))
    first = next(iter(rows[0]))
    return {row[first]: row for row in rows}
END
