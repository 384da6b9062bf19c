"""Make the reference solution: one edit a fault, in the order in which the milestones need them.

The undamaged text comes from the pinned source archive, so the solution exists only where that does.
"""

import json
import sys
import tempfile
from pathlib import Path

import make
import plant


def main(sdist: Path, out: Path) -> None:
    """Write `out`, the actions as `{"actions": [{"title", "edit"}, ...]}`."""
    actions = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make.unpack(sdist, make.library(), root)
        whole = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
        planted = plant.plant(root, plant.known())
        for name in make.functions():
            path, damaged, undamaged = planted[name]
            counts = ((root / path).read_text(encoding="utf-8").count(damaged), whole[root / path].count(damaged))
            if counts != (1, 0):
                raise SystemExit(f"{name}: its damaged body does not stand in {path} exactly once")
            actions.append({"title": f"Repair {name}", "edit": {"path": str(path), "old": damaged, "new": undamaged}})
    out.write_text(json.dumps({"actions": actions}, indent=1), encoding="utf-8")
    print(f"{len(actions)} actions")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
