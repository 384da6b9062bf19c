"""Make the reference solution: one edit a function, in the order in which the milestones need them.

The pristine text comes from the pinned source archive, so the solution exists only where that does.
"""

import json
import sys
import tempfile
from pathlib import Path

import make
import strip


def main(sdist: Path, out: Path) -> None:
    """Write `out`, the actions as `{"actions": [{"title", "edit"}, ...]}`."""
    names = make.functions()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make.unpack(sdist, make.library(), root)
        taken = strip.take_out(root, names)
        for path, stub, _ in taken.values():
            if (root / path).read_text(encoding="utf-8").count(stub) != 1:
                raise SystemExit(f"{path}: {stub.strip()} does not stand there exactly once")
    actions = []
    for name in names:
        path, stub, original = taken[name]
        changed = len(strip.lines_of(original)) + len(strip.lines_of(stub))
        if changed > strip.LONGEST:
            raise SystemExit(f"{name}: restoring it changes {changed} lines, more than one action may")
        actions.append({"title": f"Restore {name}", "edit": {"path": str(path), "old": stub, "new": original}})
    out.write_text(json.dumps({"actions": actions}, indent=1), encoding="utf-8")
    print(f"{len(actions)} actions")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
