"""Makes the reference solution, one edit a fault, and the pristine library beside it.

python3 make_reference.py SDIST REFERENCE_JSON LIBRARY
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "recipe"))

import plant


def main() -> None:
    sdist, target, library = map(Path, sys.argv[1:4])
    pristine = plant.release(sdist)
    actions = [
        {"title": f"Repair {repair.function or 'the table'} in {repair.path}",
         "edit": {"path": repair.path, "old": repair.old, "new": repair.new}}
        for repair in plant.plan(pristine, plant.load())
    ]  # fmt: skip
    target.write_text(json.dumps({"actions": actions}), encoding="utf-8")
    plant.write(pristine, library)


main()
