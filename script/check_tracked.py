"""Finds what must not be in a tracked file: a path of one machine, the host of a package registry, bulk.

A measurement that names one machine or one mirror cannot be repeated elsewhere.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FORBIDDEN = re.compile(r"(pypi|pythonhosted|npmjs|debian)[.](org|com)|/(root|farm)/[a-z.]")
EXEMPT = {"LICENSE"}
MAX_BYTES = 2_000_000


def problems(root: Path) -> Iterator[str]:
    """One line a problem: `file:line: what`."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    for name in sorted(filter(None, listed.decode().split("\0"))):
        path = root / name
        if path.is_symlink() or not path.is_file() or name in EXEMPT:
            continue
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            yield f"{name}: {len(content)} bytes; a tracked file has at most {MAX_BYTES}"
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode(errors="replace").splitlines(), 1):
            if FORBIDDEN.search(line):
                yield f"{name}:{number}: names a path of one machine or the host of a package registry; name neither"
            elif f"{root}/" in line:
                yield f"{name}:{number}: names the folder of this checkout; use a relative path"


def main() -> int:
    found = list(problems(Path(sys.argv[1]).resolve()))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
