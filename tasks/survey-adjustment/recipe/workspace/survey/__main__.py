"""`python3 -m survey JOB` works on the field book in JOB and writes the tables to JOB/report."""

import importlib
import pkgutil
import sys
import traceback
from pathlib import Path

from survey import stages


def main():
    job = {"folder": Path(sys.argv[1])}
    for name in sorted(module.name for module in pkgutil.iter_modules(stages.__path__)):
        try:
            importlib.import_module(f"survey.stages.{name}").run(job)
        except Exception:
            print(f"stage {name} failed", file=sys.stderr)
            traceback.print_exc()


main()
