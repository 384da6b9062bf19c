"""Applies the migrations to a new database: `python3 try.py DATABASE [DATA.sql] [--to NUMBER]`, up or down.

It does what the one on the production machine does: each file in one transaction, foreign keys off while it runs and
checked afterwards. The database remembers its number in PRAGMA user_version.
"""

import argparse
import re
import sqlite3
from pathlib import Path

FOLDER = Path(__file__).parent / "migrations"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("data", nargs="?", type=Path, help="SQL that is run after 0001")
    parser.add_argument("--to", type=int, default=9999)
    given = parser.parse_args()
    connection = sqlite3.connect(given.database, isolation_level=None)
    (at,) = connection.execute("PRAGMA user_version").fetchone()
    up = sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.up.sql"))
    numbers = [int(re.match("[0-9]+", path.name)[0]) for path in up]
    plan = [(n, n, path) for n, path in zip(numbers, up, strict=True) if at < n <= given.to]
    if given.to < at:
        down = {int(path.name[:4]): path for path in FOLDER.glob("*.down.sql")}
        plan = [(n, n - 1, down[n]) for n in reversed(numbers) if given.to < n <= at]
    for number, after, path in plan:
        connection.executescript(f"BEGIN;\n{path.read_text(encoding='utf-8')}\nPRAGMA user_version = {after};\nCOMMIT;")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            raise SystemExit(f"{path.name}: broken references: {broken[:5]}")
        print(path.name)
        if number == 1 and given.data:
            connection.executescript(given.data.read_text(encoding="utf-8"))


main()
