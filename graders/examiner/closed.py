"""Closes to the exhibit what a grader's image has beyond its base: real tools that are the truth, and their libraries.

An artifact that could run the tool whose answers it should work out need not work anything out. `note` remembers the
base's packages; `close`, at the end of a grader's image, takes away from all but root what other packages brought.

    python3 -m examiner.closed note|close
"""

import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

BASE = Path("/opt/examiner/packages")


def installed() -> set[str]:
    """The names of the installed packages."""
    return set(_dpkg("-W", "-f", "${binary:Package}\n"))


def contents(packages: Collection[str]) -> set[str]:
    """The paths that packages brought, folders too."""
    return set(_dpkg("-L", *sorted(packages))) if packages else set()


def close(own: Collection[str], others: Collection[str]) -> int:
    """Take the paths `own` that are not among `others` away from all but their owner; how many there were."""
    closed = 0
    for path in map(Path, set(own) - set(others)):
        if not path.is_symlink() and path.exists():
            path.chmod(path.stat().st_mode & 0o7700)
            closed += 1
    return closed


def _dpkg(*arguments: str) -> list[str]:
    done = subprocess.run(["dpkg-query", *arguments], capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if line]


def main() -> None:
    """See the module."""
    if sys.argv[1:] == ["note"]:
        BASE.write_text("\n".join(sorted(installed())), encoding="utf-8")
    elif sys.argv[1:] == ["close"]:
        base = set(BASE.read_text(encoding="utf-8").split())
        print(close(contents(installed() - base), contents(installed() & base)), "files and folders closed")
    else:
        sys.exit("usage: python3 -m examiner.closed note|close")


if __name__ == "__main__":
    main()
