"""`python3 -m examine CASE` examines CASE/disk.img and writes the tables of the report to CASE/report."""

import importlib
import pkgutil
import sys
import traceback
from pathlib import Path

from examine import stages


def main():
    case = {"folder": Path(sys.argv[1])}
    for name in sorted(module.name for module in pkgutil.iter_modules(stages.__path__)):
        try:
            importlib.import_module(f"examine.stages.{name}").run(case)
        except Exception:
            print(f"stage {name} failed", file=sys.stderr)
            traceback.print_exc()


main()
