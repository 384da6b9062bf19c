"""Plant the faults, and choose which upstream tests the agent gets.

    plant.py SDIST OUT                leaves OUT/<package> (damaged), OUT/LICENSE, and the agent's tests in OUT/tests
    plant.py SDIST OUT --whole SUITE  leaves OUT/<package> (undamaged), OUT/LICENSE, and all tests in SUITE

`functions.json` says which functions have a fault and which one. Half of the upstream tests are the agent's; the others
stay behind, and decide. Which half a test is of hangs on its name alone.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import faults
import make
import strip

COMPILED = (".c", ".so", ".pyx", ".pxd")
"""Sources for compilers, and what they made: they tell the undamaged text, or would be used instead of it."""
TURNS = 8
_FAILED = re.compile(r"^(?:FAILED|ERROR) ([^\s\[]+)", re.MULTILINE)


def visible(test: str) -> bool:
    """Whether the agent gets a test (`path::Class::name`, with parameters or without)."""
    return hashlib.sha256(test.partition("[")[0].encode()).digest()[0] % 2 == 0


def known(folder: Path = make.HERE) -> dict[str, tuple[str, int]]:
    """Function -> its fault, as an operator and which of its places; of a rung only its own."""
    told = json.loads((folder / "functions.json").read_text(encoding="utf-8"))["faults"]
    return {name: tuple(told[name]) for name in make.functions(folder)}


def plant(root: Path, planted: Mapping[str, tuple[str, int]]) -> dict[str, tuple[Path, str, str]]:
    """Plant faults below `root`.

    Returns:
        function -> its file relative to `root`, the damaged text from its `def` on, and the one that it replaced.
    """
    found: dict[str, tuple[Path, str, str]] = {}
    by_file: dict[Path, list[str]] = {}
    for name in planted:
        by_file.setdefault(strip.module_file(root, name), []).append(name)
    for path, names in by_file.items():
        relative = path.relative_to(root)
        text = path.read_text(encoding="utf-8")
        module = strip.module_name(relative)
        bodies, heads = strip.bodies(text, module), headers(text, module)
        for body in sorted((bodies[name] for name in names), key=lambda body: body.first, reverse=True):
            operator, index = planted[body.name]
            edit = faults.places(text, body.code, body.last)[operator][index]
            # Those of later functions are planted already, so what stands before them is where it was.
            damaged = edit.made(text)
            head, more = heads[body.name] - 1, edit.new.count("\n") - text[edit.start : edit.end].count("\n")
            wrong, right = strip.lines_of(damaged)[head : body.last + more], strip.lines_of(text)[head : body.last]
            found[body.name] = relative, "\n".join(wrong), "\n".join(right)
            text = damaged
        path.write_text(text, encoding="utf-8")
    return found


def headers(text: str, module: str) -> dict[str, int]:
    """Function -> the line (from 1) of its `def`."""
    return {name: node.lineno for name, node in strip._definitions(ast.parse(text), module)}


def unpack(sdist: Path, told: dict[str, Any], out: Path, suite: Path) -> None:
    """As `make.unpack`, without what compilers use; test modules are called `test_*.py`, as the examiner wants it."""
    make.unpack(sdist, told, out, suite)
    for path in sorted(out.rglob("*")):
        if path.suffix in COMPILED:
            path.unlink()
    for path in sorted(suite.rglob("*_test.py")):
        path.rename(path.with_name(f"test_{path.stem.removesuffix('_test')}.py"))


def without(path: Path, module: str, keep: Callable[[str], bool]) -> None:
    """Take the tests out of a test module whose ids `keep` refuses; a module without tests goes."""
    text = path.read_text(encoding="utf-8")
    lines: list[str | None] = list(strip.lines_of(text))
    left = 0
    for scope, body in _scopes(ast.parse(text), module):
        gone = 0
        for node in body:
            if not (isinstance(node, ast.FunctionDef) and node.name.startswith("test")):
                continue
            if keep(f"{scope}::{node.name}"):
                left += 1
                continue
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            lines[first - 1 : node.end_lineno] = [None] * ((node.end_lineno or 0) - first + 1)
            gone += 1
            if gone == len(body):
                lines[first - 1] = " " * node.col_offset + "pass"
    if left:
        path.write_text("\n".join(line for line in lines if line is not None), encoding="utf-8")
    else:
        path.unlink()


def _scopes(tree: ast.Module, module: str) -> list[tuple[str, list[ast.stmt]]]:
    found = [(module, tree.body)]
    for scope, body in found:
        found += [(f"{scope}::{node.name}", node.body) for node in body if isinstance(node, ast.ClassDef)]
    return found


def share(suite: Path, library: Path) -> None:
    """Leave in a suite the agent's half, and of that what passes on the undamaged library in this room."""
    _reduce(suite, visible)
    for _ in range(TURNS):
        with tempfile.TemporaryDirectory() as cache:
            done = subprocess.run(
                [sys.executable, "-B", "-m", "pytest", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", suite.name],
                cwd=suite.parent,
                env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(library), "HOME": cache, "LANG": "C.UTF-8"},
                capture_output=True,
                text=True,
                check=False,
            )
        failing = {name.removeprefix(f"{suite.name}/") for name in _FAILED.findall(done.stdout)}
        print(done.stdout.strip().splitlines()[-1:], f"{len(failing)} don't pass")
        if not failing:
            return
        for name in failing - {name for name in failing if "::" in name}:
            (suite / name).unlink()  # it can't be collected
        _reduce(suite, lambda test, failing=failing: test not in failing)
    raise SystemExit(f"after {TURNS} turns there are tests that fail on the undamaged library")


def _reduce(suite: Path, keep: Callable[[str], bool]) -> None:
    for path in sorted(suite.rglob("test_*.py")):
        without(path, path.relative_to(suite).as_posix(), keep)


def main(sdist: Path, out: Path, suite: Path | None) -> None:
    """See the module."""
    told = make.library()
    unpack(sdist, told, out, suite or out / "tests")
    if suite is None:
        share(out / "tests", out)
        planted = plant(out, known())
        print(f"planted {len(planted)} faults")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sdist", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--whole", type=Path, metavar="SUITE")
    given = parser.parse_args()
    main(given.sdist, given.out.resolve(), given.whole)
