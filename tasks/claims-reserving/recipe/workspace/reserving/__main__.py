"""`python3 -m reserving FOLDER YEAR` values the reserves at the end of YEAR from the files in FOLDER, into FOLDER."""

import importlib
import pkgutil
import sys
from pathlib import Path

from reserving import stages


def main() -> None:
    state = {"folder": Path(sys.argv[1]), "year": int(sys.argv[2])}
    for name in sorted(module.name for module in pkgutil.iter_modules(stages.__path__)):
        importlib.import_module(f"reserving.stages.{name}").run(state)


main()
