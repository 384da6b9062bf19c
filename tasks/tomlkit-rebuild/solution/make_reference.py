"""Make the reference solution: one edit a function, in the order in which they are listed.

The pristine text comes from the pinned source archive, so the solution exists only where that does.
"""

import json
import sys
import tempfile
from pathlib import Path

import strip


def main(sdist: Path, functions: Path, out: Path) -> None:
    """Write `out`, the actions as `{"actions": [{"title", "edit"}, ...]}`."""
    names = [name for group in strip.listed(functions).values() for name in group]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        strip.unpack(sdist, "tomlkit", root)
        taken = strip.take_out(root, names)
        for path, stub, _ in taken.values():
            if (root / path).read_text(encoding="utf-8").count(stub.strip()) != 1:
                raise SystemExit(f"{path}: {stub.strip()} does not stand there exactly once")
    actions = []
    for name in names:
        path, stub, original = taken[name]
        lines = original.splitlines()
        if len(lines) + 1 > 60:
            raise SystemExit(f"{name}: restoring it changes {len(lines) + 1} lines, more than one action may")
        actions.append({"title": f"Restore {name}", "edit": {"path": str(path), "old": stub, "new": original}})
    out.write_text(json.dumps({"actions": actions}, indent=1), encoding="utf-8")
    print(f"{len(actions)} actions")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
