"""Make a library out of its pinned source archive: renamed as the task wants, and with the listed bodies taken out.

`library.toml` beside this file says what the archive holds, `functions.json` which bodies go and in which order they
come back, and a rung's `milestones.json` which of them are the rung's. The agent's image, the grader's, and the
author's analysis all make the library with this module.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import strip

HERE = Path(__file__).parent
NO_TESTS = ("tests", "test", "testing_data")


def library(folder: Path = HERE) -> dict[str, Any]:
    """What `library.toml` says."""
    return tomllib.loads((folder / "library.toml").read_text(encoding="utf-8"))


def groups(folder: Path = HERE) -> list[dict[str, Any]]:
    """The milestones with their functions and tests, in the order of the reference; of a rung only its own."""
    found: list[dict[str, Any]] = json.loads((folder / "functions.json").read_text(encoding="utf-8"))["milestones"]
    rung = folder / "milestones.json"
    if rung.is_file():
        kept = json.loads(rung.read_text(encoding="utf-8"))
        found = [group for group in found if group["id"] in kept]
    return found


def functions(folder: Path = HERE) -> list[str]:
    """The functions whose bodies are taken out, in the order of the reference."""
    return [name for group in groups(folder) for name in group["functions"]]


def renamer(table: dict[str, str]) -> Callable[[str], str]:
    """A function that gives a text this task's names."""
    if not table:
        return lambda text: text
    words = re.compile(r"\b(" + "|".join(map(re.escape, sorted(table, key=len, reverse=True))) + r")\b")
    return lambda text: words.sub(lambda found: table[found.group(1)], text)


def unpack(sdist: Path, told: dict[str, Any], out: Path, suite: Path | None = None) -> None:
    """Write the package and its licence below `out`, and its upstream tests below `suite` if that is given.

    Names change as in `renames`; in the tests also as in `moved`, which is for modules that stand elsewhere now.

    Args:
        sdist: the source archive.
        told: what `library.toml` says.
        out: gets `<package>/` and `LICENSE`.
        suite: gets the test modules and what they need.
    """
    rename = renamer(told.get("renames", {}))
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(str(sdist), folder)
        (top,) = Path(folder).iterdir()
        package = top / told.get("source", ".") / told["package"]
        for path in sorted(package.rglob("*")):
            relative = path.relative_to(package.parent)
            if path.is_file() and not set(NO_TESTS).intersection(relative.parts) and path.suffix != ".pyc":
                _write(path, out / relative, rename)
        _write(top / told["licence"], out / "LICENSE", lambda text: text)
        if suite is not None:
            moved = renamer(told.get("moved", {}))
            for pattern in told["tests"]:
                _tests(top, pattern, suite, lambda text: rename(moved(text)))
            for name in told.get("support", []):
                _write(top / name, suite / Path(name).name, rename)


def _tests(top: Path, pattern: str, suite: Path, rename: Callable[[str], str]) -> None:
    """Write the folders of tests that match; where several do, each keeps its place and becomes a package."""
    for folder in sorted(top.glob(pattern)):
        many = "**" in pattern
        target = suite / folder.relative_to(top) if many else suite
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                _write(path, target / path.relative_to(folder), rename)
        while many and target != suite.parent:
            (target / "__init__.py").touch()
            target = target.parent


def _write(source: Path, target: Path, rename: Callable[[str], str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    data = source.read_bytes()
    if source.suffix == ".py":
        data = rename(data.decode("utf-8").replace("\r\n", "\n")).encode("utf-8")
    target.write_bytes(data)


def main() -> None:
    """`make.py SDIST OUT [--whole] [--suite DIR]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sdist", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--whole", action="store_true", help="take nothing out")
    parser.add_argument("--suite", type=Path, help="write the upstream tests here, too")
    given = parser.parse_args()
    unpack(given.sdist, library(), given.out, given.suite)
    if not given.whole:
        names = functions()
        strip.take_out(given.out, names)
        print(f"took out {len(names)} bodies")


if __name__ == "__main__":
    main()
