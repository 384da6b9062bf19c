"""`python3 -m ground CONTACT` works on CONTACT/pass.bin and writes the tables of the report to CONTACT/report."""

import importlib
import pkgutil
import sys
import traceback
from pathlib import Path

from ground import stages


def main():
    contact = {"folder": Path(sys.argv[1])}
    for name in sorted(module.name for module in pkgutil.iter_modules(stages.__path__)):
        try:
            importlib.import_module(f"ground.stages.{name}").run(contact)
        except Exception:
            print(f"stage {name} failed", file=sys.stderr)
            traceback.print_exc()


main()
