"""Runs the validations that are named, or all of them; status 1 if anything is not as it must be."""

import importlib
import pkgutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "script"), str(ROOT / "tests")]


def main() -> int:
    """See the module."""
    known = sorted(
        {found.name for found in pkgutil.iter_modules([str(Path(__file__).parent)])} - {"__main__", "common"}
    )
    asked = sys.argv[1:] or known
    unknown = [name for name in asked if name not in known]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}", file=sys.stderr)
        return 2
    return 0 if min([importlib.import_module(f"validation.{name}").run() for name in asked]) else 1


if __name__ == "__main__":
    sys.exit(main())
