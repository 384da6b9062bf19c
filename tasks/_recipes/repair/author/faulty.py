"""Works out which functions of a library get which fault, and in which order tests tell of their repair.

    python3 faulty.py RECIPE SDIST OUT

The analysis of a rebuild, on functions that are wrong instead of lost. A function gets, of a few drawn faults, one that
tests of both halves miss, the agent's and the hidden ones, and that no test hangs on.
"""

from __future__ import annotations

import ast
import copy
import hashlib
import json
import random
import shutil
import sys
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import analyse
import faults
import plant
import strip

TRIED = 3
"""Faults that are tried of each function."""
ASKED = 12
"""Tests of each half that a fault is tried on."""
HANGS = 0.3
"""Seconds of processor time of a test that a fault would make too long."""
AT = "@"


class Analysis(analyse.Analysis):
    """One library, whose functions can be made wrong one by one."""

    def unpack(self) -> None:
        """Make the whole library and its tests."""
        plant.unpack(self.sdist, self.told, self.library, self.suite)

    def instrument(self) -> set[str]:
        """Let each function that gets a fault ask which of it is wanted; their names."""
        parts = [self.sdist.name, json.dumps(self.told)]
        parts += [(analyse.HERE / name).read_text(encoding="utf-8") for name in ("faulty.py", "faults.py", "lab.py")]
        key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        chosen = analyse.remembered(self.out / "faults.json", key, self.chosen)
        self.faults: dict[str, tuple[str, int]] = {name: (told[0], told[1]) for name, told in chosen.items()}
        self.write({name: {name: told} for name, told in self.faults.items()})
        return set(self.faults)

    def more(self, lost: set[str]) -> dict[str, Any]:
        """The faults of the functions that have one."""
        return {"faults": {name: list(self.faults[name]) for name in sorted(lost)}}

    def offered(self) -> dict[str, dict[str, tuple[str, int]]]:
        """Function -> name of a fault -> operator and place, of a few for each function."""
        found: dict[str, dict[str, tuple[str, int]]] = {}
        for path in sorted((self.library / self.told["package"]).rglob("*.py")):
            relative = path.relative_to(self.library)
            if not any(fnmatch(str(relative), pattern) for pattern in self.wanted.get("files", ["*"])):
                continue
            text = path.read_text(encoding="utf-8")
            lines, module = strip.lines_of(text), strip.module_name(relative)
            heads = plant.headers(text, module)
            for body in strip.bodies(text, module).values():
                skipped = any(fnmatch(body.name, pattern) for pattern in self.wanted.get("skip", []))
                if skipped or body.trivial or body.name.endswith(analyse.NEVER):
                    continue
                first = heads[body.name]
                whole = "\n".join(lines[first - 1 : body.last])
                places = faults.places(text, body.code, body.last)
                every = [(operator, index) for operator, edits in places.items() for index in range(len(edits))]
                random.Random(body.name).shuffle(every)  # noqa: S311
                for operator, index in every:
                    edit = places[operator][index]
                    begin = sum(len(line) + 1 for line in lines[: first - 1])
                    damaged = whole[: edit.start - begin] + edit.new + whole[edit.end - begin :]
                    if text.count(whole) == 1 and text.count(damaged) == 0:
                        found.setdefault(body.name, {})[f"{body.name}{AT}{operator}{AT}{index}"] = operator, index
                    if len(found.get(body.name, {})) == TRIED:
                        break
        return found

    def write(self, wanted: Mapping[str, Mapping[str, tuple[str, int]]]) -> None:
        """Write the watched library: each function asks whether one of its faults is wanted, and is wrong then."""
        shutil.rmtree(self.watched)
        shutil.copytree(self.library, self.watched)
        by_file: dict[Path, list[str]] = {}
        for name in wanted:
            by_file.setdefault(strip.module_file(self.watched, name), []).append(name)
        for path, names in by_file.items():
            text = path.read_text(encoding="utf-8")
            module = strip.module_name(path.relative_to(self.watched))
            bodies = strip.bodies(text, module)
            tree = ast.parse(text)
            nodes = _functions(tree, module)
            for name in names:
                places = faults.places(text, bodies[name].code, bodies[name].last)
                for fault, (operator, index) in wanted[name].items():
                    wrong = _functions(ast.parse(places[operator][index].made(text)), module)[name]
                    _choose(nodes[name], wrong, fault)
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")

    def chosen(self) -> dict[str, tuple[str, int]]:
        """Function -> the fault that it gets, of those that tests of both halves miss."""
        offered = self.offered()
        self.write(offered)
        answer = self.lab(None, 1)
        runs = {test: told for job in answer["jobs"] for test, told in job.items()}
        asks: dict[str, list[str]] = {}
        for test, (passed, called, seconds) in sorted(runs.items()):
            if passed and seconds < analyse.SLOW:
                for fault in called:
                    asks.setdefault(fault, []).append(test)
        # With one of these a whole module of tests might not even be collected.
        early = {*answer["imported"], *answer["collected"]}
        tried = {
            fault: [*_some(fault, filter(plant.visible, tests)),
                    *_some(fault, (test for test in tests if not plant.visible(test)))]
            for fault, tests in asks.items()
            if fault not in early
        }  # fmt: skip
        print(f"{len(offered)} functions, {len(tried)} faults that {len(runs)} tests could miss", flush=True)
        jobs = [{"tests": tests, "missing": [fault]} for fault, tests in tried.items()]
        missed: dict[str, int] = {}
        for (fault, tests), told in zip(tried.items(), self.lab(jobs, 2)["jobs"], strict=True):
            failed = [test for test in tests if not told.get(test, [False])[0]]
            quick = len(told) == len(tests) and all(seconds < HANGS for _, _, seconds in told.values())
            if quick and len({plant.visible(test) for test in failed}) == 2:
                missed[fault] = len(failed)
        found = {}
        for name, named in offered.items():
            fitting = [fault for fault in named if fault in missed]
            if fitting:
                # What few of the tests miss that could is what a careless commit leaves.
                found[name] = named[min(fitting, key=lambda fault: (missed[fault], fault))]
        print(f"{len(found)} functions can have a fault that both halves of the tests miss", flush=True)
        return found

    def traced(self) -> dict[str, frozenset[str]]:
        """Hidden test -> the functions whose fault alone it misses, of the tests that pass quickly and always."""
        called = super().traced()
        tests = [test for test in called if not plant.visible(test)]
        asks = {name: [test for test in tests if name in called[test]] for name in sorted(self.candidates)}
        jobs = [{"tests": asked, "missing": [name]} for name, asked in asks.items()]
        needs: dict[str, set[str]] = {test: set() for test in tests}
        for (name, asked), told in zip(asks.items(), self.lab(jobs, 3)["jobs"], strict=True):
            for test in asked:
                if not told.get(test, [False])[0]:
                    needs[test].add(name)
        return {test: frozenset(names) for test, names in needs.items()}


def _functions(tree: ast.Module, module: str) -> dict[str, strip.Function]:
    return dict(strip._definitions(tree, module))


def _choose(node: strip.Function, wrong: strip.Function, fault: str) -> None:
    """Let a function do what `wrong` does if its fault is wanted."""
    head = node.body[:1] if ast.get_docstring(node, clean=False) is not None else []
    if any(isinstance(each, ast.Global | ast.Nonlocal) for each in ast.walk(node)):
        return  # those would be declared twice
    asked = ast.Call(ast.Name("__lost__", ast.Load()), [ast.Constant(fault)], [])
    mine = copy.deepcopy(wrong.body[len(head) :])
    node.body = [*head, ast.If(asked, mine, node.body[len(head) :])]


def _some(fault: str, tests: Iterable[str]) -> list[str]:
    listed = list(tests)
    return random.Random(fault).sample(listed, min(ASKED, len(listed)))  # noqa: S311


if __name__ == "__main__":
    given = [Path(argument).resolve() for argument in sys.argv[1:4]]
    analyse.main(Analysis(*given), given[2])
