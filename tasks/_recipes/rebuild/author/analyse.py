"""Works out what of a library is lost, in which order it comes back, and which upstream tests tell.

    python3 analyse.py RECIPE SDIST OUT

RECIPE is a task's recipe (with `library.toml`), OUT gets `functions.json` and keeps what took long. It runs in the
grader's base image, where the tests will run; `script/rebuild NAME` does that. Whatever a trial shows not to hold (a
test that fails now and then, a function that is not missed) is left out, and the order made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import make
import order
import strip
from examiner.kinds import _salted_prover

HERE = Path(__file__).parent
SLOW = 0.15
"""Seconds of processor time of the slowest test that is used."""
ROUNDS = 4
SEED = 0
SURVIVORS = 40
SHUFFLED = 5
"""Random orders in which each milestone's tests run; in each they run twice, as a test and its altered twin do."""
SMALL = 3000
"""Tests of a suite that is proven as a whole."""
TURNS = 60
NEVER = ("__del__", "__getattr__", "__getattribute__")


class Analysis:
    """One library, made and instrumented below `out`."""

    def __init__(self, recipe: Path, sdist: Path, out: Path) -> None:
        self.told = make.library(recipe)
        self.wanted = self.told["choose"]
        self.sdist, self.out = sdist, out
        self.library, self.watched = out / "library", out / "watched"
        self.suite = out / "suite" / "tests"
        for folder in (self.library, self.watched, self.suite):
            shutil.rmtree(folder, ignore_errors=True)
        self.unpack()
        shutil.copytree(self.library, self.watched)
        self.candidates = self.instrument()

    def unpack(self) -> None:
        """Make the whole library and its tests."""
        make.unpack(self.sdist, self.told, self.library, self.suite)

    def key(self) -> str:
        """What the traces and the salts depend on."""
        told = {name: value for name, value in self.told.items() if name != "choose"}
        parts = [self.sdist.name, json.dumps(told), json.dumps(sorted(self.candidates))]
        parts += [(HERE / name).read_text(encoding="utf-8") for name in ("lab.py", "make.py", "strip.py")]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def instrument(self) -> set[str]:
        """Let each candidate ask `__lost__` first; their names."""
        found: set[str] = set()
        for path in sorted((self.watched / self.told["package"]).rglob("*.py")):
            relative = path.relative_to(self.watched)
            if not any(fnmatch(str(relative), pattern) for pattern in self.wanted.get("files", ["*"])):
                continue
            text = path.read_text(encoding="utf-8")
            lines = strip.lines_of(text)
            bodies = strip.bodies(text, strip.module_name(relative)).values()
            for body in sorted(bodies, key=lambda body: body.code, reverse=True):
                skipped = any(fnmatch(body.name, pattern) for pattern in self.wanted.get("skip", []))
                if skipped or body.trivial or body.changed() > strip.LONGEST or body.name.endswith(NEVER):
                    continue
                lines.insert(body.code - 1, f'{body.indent}if __lost__("{body.name}"): raise NotImplementedError')
                found.add(body.name)
            path.write_text("\n".join(lines), encoding="utf-8")
        return found

    def lab(self, jobs: list[dict[str, Any]] | None, seed: int) -> dict[str, Any]:
        """What `lab.py` answers."""
        asked, answer = self.out / "jobs.json", self.out / "answer.json"
        asked.write_text(json.dumps(jobs), encoding="utf-8")
        command = [sys.executable, str(HERE / "lab.py"), self.watched, self.suite, asked, answer]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": str(seed)})  # noqa: S603
        found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        return found

    def traced(self) -> dict[str, frozenset[str]]:
        """Test -> candidates that it calls, of the tests that pass quickly and always; candidates shrink, too."""
        answer = self.lab(None, 1)
        self.candidates -= set(answer["imported"])
        runs = {test: told for job in answer["jobs"] for test, told in job.items()}
        quick = {test: called for test, (passed, called, seconds) in runs.items() if passed and seconds < SLOW}
        print(f"{len(runs)} tests, {len(quick)} pass quickly", flush=True)
        return {test: frozenset(called) for test, called in quick.items()}

    def more(self, lost: set[str]) -> dict[str, Any]:
        """What `functions.json` says beside its milestones."""
        return {}

    def prove(self, tests: set[str], known: dict[str, bool]) -> None:
        """Note in `known` which of the tests have a proven salt."""
        suite = self.out / "proving" / "tests"
        shutil.rmtree(suite, ignore_errors=True)
        modules = {test.partition("::")[0] for test in tests}

        def others(folder: str, names: list[str]) -> list[str]:
            paths = {name: str((Path(folder) / name).relative_to(self.suite)) for name in names}
            return [name for name, path in paths.items() if name.startswith("test_") and path not in modules
                    and name.endswith(".py")]  # fmt: skip

        shutil.copytree(self.suite, suite, ignore=others)
        salts = _salted_prover.prove(suite, self.library, rounds=ROUNDS, seed=SEED, only=sorted(tests))["tests"]
        if not salts and len(tests) > SURVIVORS:
            raise SystemExit("no test has a provable salt; was the machine too busy?")
        known.update({test: bool(salts.get(test)) for test in tests})
        print(f"{len(salts)} of {len(tests)} tests have a proven salt", flush=True)


def remembered(path: Path, key: str, work: Any) -> Any:
    """What `work()` gives, kept in a file as long as `key` is the same."""
    if path.is_file():
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["key"] == key:
            return kept["value"]
    value = work()
    path.write_text(json.dumps({"key": key, "value": value}), encoding="utf-8")
    return value


def plan(tests: dict[str, frozenset[str]], count: int, early: list[str]) -> tuple[list[order.Milestone], set[str]]:
    """The milestones with `count` functions, or as many as can be, and all that are lost."""
    best: list[order.Milestone] = []
    lost: set[str] = set()
    for spare in (8, 4, 2, 1):
        found = order.milestones(order.steps(tests, order.choose(tests, count + count // spare), count), early)
        names = {name for group in found for name in group.functions}
        if len(names) > len(lost):
            best, lost = found, names
        if len(lost) == count:
            break
    order.enrich(best, tests, lost)
    return best, lost


def trials(found: list[order.Milestone], spare: list[str]) -> list[dict[str, Any]]:
    """Jobs that show whether the plan holds: `kind`, and which milestone or function it is about."""
    later = [name for group in found for name in group.functions]
    jobs = done(-1, spare, later)
    for number, group in enumerate(found):
        later = later[len(group.functions) :]
        jobs += done(number, group.needs + group.more, later)
        for first in range(len(group.functions)):
            missing = [*group.functions[first:], *later]
            jobs.append({"kind": "partly", "about": group.functions[-1], "tests": group.needs, "missing": missing})
        jobs += [
            {"kind": "without", "about": name, "tests": group.needs, "missing": [name]} for name in group.functions
        ]
    return jobs


def done(about: int, tests: list[str], missing: list[str]) -> list[dict[str, Any]]:
    """Jobs whose tests must pass: in their order, and in others, since the grader draws one."""
    rng = random.Random(about)  # noqa: S311
    orders = [tests, *(rng.sample(tests * 2, len(tests) * 2) for _ in range(SHUFFLED))]
    return [{"kind": "done", "about": about, "tests": order, "missing": missing} for order in orders]


def judge(jobs: list[dict[str, Any]], answers: list[dict[str, Any]]) -> tuple[set[str], set[str], set[str]]:
    """The tests and the functions with which the plan doesn't hold, and the functions that can't come last."""
    tests: set[str] = set()
    functions: set[str] = set()
    lasts: set[str] = set()
    for job, answer in zip(jobs, answers, strict=True):
        failed = [test for test in job["tests"] if not answer.get(test, [False])[0]]
        if job["kind"] == "done":
            tests |= set(failed)
        elif not failed:
            (lasts if job["kind"] == "partly" else functions).add(job["about"])
    return tests, functions, lasts


def names_of(found: list[order.Milestone], root: Path) -> list[str]:
    """An id for each milestone: the module that most of its functions are in, and a number."""
    stems: list[str] = []
    for group in found:
        files = [strip.module_file(root, name) for name in group.functions]
        path = max(files, key=lambda path: (files.count(path), str(path)))
        stem = path.parent.name if path.stem == "__init__" else path.stem
        stems.append(stem.strip("_").replace("_", "-").lower() or "core")
    seen: dict[str, int] = {}
    ids = []
    for stem in stems:
        seen[stem] = seen.get(stem, 0) + 1
        ids.append(f"{stem}-{seen[stem]}" if stems.count(stem) > 1 else stem)
    return ids


def main(analysis: Analysis, out: Path) -> None:
    """Analyse, and write `functions.json`."""
    key = analysis.key()
    candidates = len(analysis.candidates)

    def trace() -> dict[str, Any]:
        found = analysis.traced()
        return {"tests": {test: sorted(needs) for test, needs in found.items()}, "left": sorted(analysis.candidates)}

    traced = remembered(out / "traced.json", key, trace)
    left = analysis.candidates & set(traced["left"])
    avoided = analysis.wanted.get("avoid", [])
    tests = {
        test: frozenset(needs) & left
        for test, needs in traced["tests"].items()
        if not any(fnmatch(test, pattern) for pattern in avoided)
    }
    covered = set().union(*tests.values())
    print(f"{candidates} candidates, {len(left)} not called by imports, {len(covered)} called by {len(tests)} tests")
    count = analysis.wanted["functions"]
    notes = out / "notes.json"
    known: dict[str, Any] = remembered(
        notes, key, lambda: {"proven": {}, "early": [], "bad tests": [], "bad functions": []}
    )
    for turn in range(TURNS):
        bad = set(known["bad tests"]) | {test for test, proven in known["proven"].items() if not proven}
        tests = {test: needs - set(known["bad functions"]) for test, needs in tests.items() if test not in bad}
        found, lost = plan({test: needs for test, needs in tests.items() if needs}, count, known["early"])
        spare = order.spread([test for test, needs in sorted(tests.items()) if not needs & lost], SURVIVORS)
        asked = {test for group in found for test in group.needs + group.more} | set(spare)
        unknown = asked - set(known["proven"])
        print(f"turn {turn + 1}: {len(lost)} functions, {len(found)} milestones, {len(asked)} tests, {len(unknown)} of"
              " them to be proven", flush=True)  # fmt: skip
        if unknown:
            # A session costs more than its tests do: of a small suite all are proven at once.
            unknown = set(tests) - set(known["proven"]) if len(tests) <= SMALL else unknown
            analysis.prove(unknown, known["proven"])
            notes.write_text(json.dumps({"key": key, "value": known}), encoding="utf-8")
        if not all(known["proven"][test] for test in asked):
            continue
        jobs = trials(found, spare)
        bad_tests, bad_functions, lasts = judge(jobs, analysis.lab(jobs, turn + 3)["jobs"])
        bad_functions |= lasts & set(known["early"])
        print(f"{len(bad_tests)} tests and {len(bad_functions)} functions do not hold: {sorted(bad_tests)[:2]}"
              f" {sorted(bad_functions)[:4]}; {len(lasts)} come too late", flush=True)  # fmt: skip
        if not bad_tests and not bad_functions and not lasts:
            break
        known["bad tests"] += sorted(bad_tests)
        known["bad functions"] += sorted(bad_functions)
        known["early"] += sorted(lasts)
        notes.write_text(json.dumps({"key": key, "value": known}), encoding="utf-8")
    else:
        raise SystemExit(f"no plan holds after {TURNS} turns")
    if len(lost) != count:
        raise SystemExit(
            f"library.toml: choose.functions: is {count}; of the plans that were tried none has more than {len(lost)},"
            " since tests need functions in groups; try a number near that"
        )
    told = {
        "milestones": [
            {"id": name, "functions": group.functions, "needs": group.needs, "more": group.more}
            for name, group in zip(names_of(found, analysis.library), found, strict=True)
        ],
        "survivors": spare,
        **analysis.more(lost),
    }
    (out / "functions.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"{sum(not needs & lost for needs in tests.values())} tests need nothing that is lost")


if __name__ == "__main__":
    given = [Path(argument).resolve() for argument in sys.argv[1:4]]
    main(Analysis(*given), given[2])
