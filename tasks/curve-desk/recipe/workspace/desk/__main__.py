"""`python3 -m desk FOLDER` works on the files of FOLDER and writes the tables of the pack to FOLDER/pack."""

import importlib
import pkgutil
import sys
import traceback
from pathlib import Path

from desk import stages


def main():
    desk = {"folder": Path(sys.argv[1])}
    for name in sorted(module.name for module in pkgutil.iter_modules(stages.__path__)):
        try:
            importlib.import_module(f"desk.stages.{name}").run(desk)
        except Exception:
            print(f"stage {name} failed", file=sys.stderr)
            traceback.print_exc()


main()
