"""`python3 -m transit FOLDER` works on the feed in FOLDER and writes the tables of the plan to FOLDER/plan."""

import importlib
import pkgutil
import sys
import traceback
from pathlib import Path

from transit import stages


def main():
    plan = {"folder": Path(sys.argv[1])}
    for name in sorted(module.name for module in pkgutil.iter_modules(stages.__path__)):
        try:
            importlib.import_module(f"transit.stages.{name}").run(plan)
        except Exception:
            print(f"stage {name} failed", file=sys.stderr)
            traceback.print_exc()


main()
