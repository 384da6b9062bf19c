"""`python3 -m desk SESSION` runs all stages; a stage that fails is told, and ends the work."""

import sys
import traceback
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from desk import stages
from desk.session import Session

session = Session(Path(sys.argv[1]))
for stage in sorted(found.name for found in iter_modules(stages.__path__)):
    try:
        import_module(f"desk.stages.{stage}").run(session)
    except Exception:
        traceback.print_exc()
        sys.exit(f"stage {stage} failed")
