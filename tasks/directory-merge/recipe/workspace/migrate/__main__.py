"""Reads the exports, lets every rule do its part in the order of their names, and writes what came of it."""

import importlib
import sys
from pathlib import Path

from migrate import ldif
from migrate.merge import Merge


def main(exports: str, merged: str) -> None:
    merge = Merge(Path(exports))
    for path in sorted((Path(__file__).parent / "rules").glob("[0-9]*.py")):
        importlib.import_module(f"migrate.rules.{path.stem}").apply(merge)
    Path(merged).write_text(ldif.written(merge.finished()), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
