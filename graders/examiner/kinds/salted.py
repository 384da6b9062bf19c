"""The salted kind: an upstream pytest suite inside the exhibit's process, where nothing it says can be believed.

Each chosen test runs twice, in random order and under random names: as it is, and with one of its literals altered.
It counts only if the genuine one passes and the altered one fails, so patched runners, objects that equal everything
and early exits fail by themselves. Which alterations an honest library fails is proven when the image is built:

    python3 -m examiner.kinds.salted prove --suite DIR --pythonpath DIR --out FILE
"""

import argparse
import contextlib
import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from examiner.reads import Reads, of_trace

_INSIDE = Path(__file__).with_name("_salted_inside.py")
_TRACE = Path(__file__).with_name("_trace.py")
_SCRATCH = Path("/scratch")
EACH = 5.0
"""Seconds of processor time one test may take."""


class Finished(Protocol):
    """What came back from a program."""

    @property
    def stdout(self) -> bytes: ...
    @property
    def stderr(self) -> bytes: ...


class Program(Protocol):
    """Whoever runs the session: `examiner.runner.Runner`, or a local one when salts are proven."""

    def run(self, argv: list[str], *, stdin: bytes, timeout: float, cwd: str, reads: Collection[str]) -> Finished: ...


@dataclass(frozen=True)
class Salt:
    """One proven alteration: characters `start`..`end` of the module become `text`.

    `scope` is `body` or `param:<argument>:<element>`; two salts of a function share a module only if they alter
    different elements of the same list.
    """

    start: int
    end: int
    text: str
    scope: str

    def fits(self, other: "Salt") -> bool:
        """Whether both can stand in one copy of their function."""
        if self == other:
            return True
        mine, theirs = self.scope.rpartition(":"), other.scope.rpartition(":")
        return "body" not in (self.scope, other.scope) and mine[0] == theirs[0] and mine[2] != theirs[2]


class SaltedSuite:
    """A suite and its proven salts.

    Attributes:
        tests: test id (`test_x.py::Class::test_y[value0]`, relative to the suite) -> its salts.
    """

    def __init__(self, suite: str | Path, salts: str | Path | Mapping[str, Any]) -> None:
        """Read the table of `prove`.

        Raises:
            ValueError: the salts were proven on other modules than those in `suite`.
        """
        self.folder = Path(suite)
        table = salts if isinstance(salts, Mapping) else json.loads(Path(salts).read_text(encoding="utf-8"))
        self.tests = {test: [Salt(**salt) for salt in found] for test, found in table["tests"].items()}
        self._functions: dict[str, dict[str, list[int]]] = {m: e["functions"] for m, e in table["modules"].items()}
        self._digests: dict[str, str] = {m: e["sha256"] for m, e in table["modules"].items()}

    def text(self, module: str) -> str:
        """A module's text, which must be what the salts were proven on."""
        data = (self.folder / module).read_bytes()
        if hashlib.sha256(data).hexdigest() != self._digests[module]:
            raise ValueError(f"{self.folder / module}: not the module that its salts were proven on; prove them again")
        return data.decode("utf-8")

    def write(self, root: Path, chosen: Mapping[str, Salt], rng: random.Random, *, share: bool = True) -> "_Written":
        """Write the genuine and the altered variants of the chosen tests below `root`.

        `share` lets different salts of one function stand in one copy of it, where they don't meet.
        """
        written = _Written(modules=[], genuine={}, altered={})
        top = root / self.folder.name
        _copy_support(self.folder, top)
        for module in sorted({test.partition("::")[0] for test in chosen}):
            text = self.text(module)
            mine = {test: salt for test, salt in chosen.items() if test.partition("::")[0] == module}
            for group in _groups(mine, share):
                # Both variants of a group hold the same tests, so that nothing but the salts tells them apart.
                kept = {_function(test) for test in group}
                variants: list[tuple[set[Salt], dict[str, str]]]
                variants = [(set(), written.genuine), (set(group.values()), written.altered)]
                rng.shuffle(variants)
                for salts, names in variants:
                    path = str(Path(module).with_name(f"test_{rng.getrandbits(48):012x}.py"))
                    _store(top / path, self._variant(module, text, kept, salts).encode("utf-8"))
                    written.modules.append(f"{self.folder.name}/{path}")
                    names.update({test: f"{self.folder.name}/{path}::{test.partition('::')[2]}" for test in group})
        rng.shuffle(written.modules)
        return written

    def _variant(self, module: str, text: str, kept: Collection[str], salts: Iterable[Salt]) -> str:
        changes = [(salt.start, salt.end, salt.text) for salt in salts]
        for name, (start, end, indent) in self._functions[module].items():
            if name not in kept:
                changes.append((start, end, " " * indent + "pass"))
        for start, end, new in sorted(changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text


@dataclass
class _Written:
    modules: list[str]
    genuine: dict[str, str]
    altered: dict[str, str]


class Verdicts(Mapping[str, Mapping[str, bool]]):
    """Group -> test id -> whether it counts. Whoever looks at a group is noted to have read what it did."""

    def __init__(
        self, held: Mapping[str, Mapping[str, bool]], executed: Mapping[str, object], reads: Reads | None
    ) -> None:
        self._held = dict(held)
        self._executed = executed
        self._reads = reads

    def __getitem__(self, group: str) -> Mapping[str, bool]:
        held = self._held[group]
        if self._reads is not None:
            self._reads.note(of_trace(self._executed.get(group)))
        return held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def run(
    exhibit: Program,
    suite: str | Path,
    salts: str | Path | Mapping[str, Any],
    groups: Mapping[str, Sequence[str]],
    draw: Callable[[str], random.Random],
    *,
    reads: Reads | None = None,
    timeout: float = 60.0,
    pythonpath: str = "/workspace",
) -> Verdicts:
    """Run upstream tests against the artifact, each with one of its proven salts, drawn now.

    Each group runs in a process of its own, forked when the modules are collected.

    Args:
        exhibit: who runs the session.
        suite: the folder with the upstream tests.
        salts: the table that `prove` made for it, or the file with it.
        groups: name -> ids of tests in that table; a group is usually a check.
        draw: gives the randomness of each name: of each test its salt, and the names of modules.
        reads: where to note what a group read, when its verdicts are looked at.
        timeout: seconds for all of them.
        pythonpath: where the library under test is found.

    Raises:
        ValueError: a test without a proven salt, an empty group, or salts of another suite.
    """
    salted = SaltedSuite(suite, salts)
    unknown = [name for names in groups.values() for name in names if not salted.tests.get(name)]
    if unknown:
        raise ValueError(f"no proven salt for {unknown[:3]}")
    if not groups or not all(groups.values()):
        raise ValueError("a salted run needs at least one test in each group")
    tests = dict.fromkeys(name for names in groups.values() for name in names)
    chosen = {name: draw(f"salt of {name}").choice(salted.tests[name]) for name in tests}
    return _play(exhibit, salted, chosen, groups, draw("names"), reads=reads, timeout=timeout, pythonpath=pythonpath)


def require(verdicts: Mapping[str, bool]) -> None:
    """Fail unless every test counted.

    Raises:
        AssertionError: some did not, or there is none.
    """
    failed = sorted(name for name, held in verdicts.items() if not held)
    if failed or not verdicts:
        raise AssertionError(f"{len(failed)} of {len(verdicts)} salted tests do not count: {', '.join(failed[:5])}")


def play(
    program: Program,
    salted: SaltedSuite,
    chosen: Mapping[str, Salt],
    rng: random.Random,
    *,
    timeout: float,
    pythonpath: str,
    share: bool = True,
) -> dict[str, bool]:
    """Run the chosen tests with the chosen salts as one group; see `SaltedSuite.write`."""
    groups = {"": list(chosen)}
    verdicts = _play(program, salted, chosen, groups, rng, timeout=timeout, pythonpath=pythonpath, share=share)
    return dict(verdicts[""])


def _play(
    program: Program,
    salted: SaltedSuite,
    chosen: Mapping[str, Salt],
    groups: Mapping[str, Sequence[str]],
    rng: random.Random,
    *,
    timeout: float,
    pythonpath: str,
    reads: Reads | None = None,
    share: bool = True,
) -> Verdicts:
    root = Path(tempfile.mkdtemp(prefix="salted-", dir=_SCRATCH if _SCRATCH.is_dir() else None))
    try:
        root.chmod(0o755)
        written = salted.write(root, chosen, rng, share=share)
        order = [sorted({one[test] for test in tests for one in (written.genuine, written.altered)})
                 for tests in groups.values()]  # fmt: skip
        found, executed = session(program, root, written.modules, order, rng, timeout=timeout, pythonpath=pythonpath)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    held = {}
    for (name, tests), wanted, reports in zip(groups.items(), order, found, strict=True):
        honest = not set(reports) - set(wanted)
        held[name] = {
            test: honest
            and _passed(reports, written.genuine[test]) is True
            and _passed(reports, written.altered[test]) is False
            for test in tests
        }
    return Verdicts(held, dict(zip(groups, executed, strict=True)), reads)


Reports = dict[str, dict[str, Any]]


def session(
    program: Program,
    root: Path,
    modules: list[str],
    groups: list[list[str]] | None,
    rng: random.Random,
    *,
    timeout: float,
    pythonpath: str,
    wall: int = 0,
) -> tuple[list[Reports], list[object]]:
    """One pytest session over `modules` (relative to `root`); each group runs in random order and its own process.

    Args:
        program: who runs it.
        root: where the modules are.
        modules: what is collected.
        groups: node ids; None for one group of all that is collected, without a process of its own.
        rng: draws the order.
        timeout: seconds.
        pythonpath: where the library is.
        wall: seconds of wall clock that one test may take; 0 for no limit, since machines are busy.

    Returns:
        For each group node id -> `passed`, `kind` of the failure and `indices` of its parameters, as the process itself
        reported them (empty unless it made exactly one report on this session's channel); and what each executed.
    """
    _store(root / "pytest.ini", b"[pytest]\n")
    nonce = f"{rng.getrandbits(128):032x}"
    order = {
        "root": str(root), "modules": modules, "groups": groups, "nonce": nonce, "seed": rng.getrandbits(64),
        "each": min(EACH, timeout), "wall": wall, "pythonpath": str(Path(pythonpath).absolute()),
    }  # fmt: skip
    inside = _TRACE.read_text(encoding="utf-8") + _INSIDE.read_text(encoding="utf-8")
    done = program.run(
        [sys.executable, "-I", "-B", "-c", inside],
        stdin=json.dumps(order).encode(),
        timeout=timeout,
        cwd=str(root),
        reads=(),
    )
    told: dict[int, list[dict[str, Any]]] = {}
    for line in done.stdout.decode("utf-8", "replace").split("\n"):
        if nonce in line:
            with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
                report = json.loads(line.partition(nonce)[2])
                told.setdefault(int(report["group"]), []).append(report)
    found: list[Reports] = []
    executed: list[object] = []
    for number in range(1 if groups is None else len(groups)):
        said = told.get(number, [])
        only = said[0] if len(said) == 1 else {}
        reports = only.get("found")
        found.append(reports if isinstance(reports, dict) else {})
        executed.append(only.get("executed"))
    return found, executed


def _passed(found: Mapping[str, Any], node: str) -> bool | None:
    entry = found.get(node)
    passed = entry.get("passed") if isinstance(entry, dict) else None
    return passed if isinstance(passed, bool) else None


def _function(test: str) -> str:
    return test.partition("::")[2].partition("[")[0]


def _groups(chosen: Mapping[str, Salt], share: bool) -> list[dict[str, Salt]]:
    """Share out tests of one module among as few copies as their salts allow."""
    groups: list[dict[str, Salt]] = []
    for test, salt in chosen.items():
        for group in groups:
            others = [other for name, other in group.items() if _function(name) == _function(test)]
            if all(salt.fits(other) if share else salt == other for other in others):
                group[test] = salt
                break
        else:
            groups.append({test: salt})
    return groups


def _copy_support(suite: Path, target: Path) -> None:
    """Copy what is not a test module: conftest, helpers, data; readable by everybody."""
    for folder, subfolders, files in os.walk(suite):
        subfolders[:] = [name for name in subfolders if name not in ("__pycache__", ".pytest_cache")]
        made = target / Path(folder).relative_to(suite)
        made.mkdir()
        made.chmod(0o755)
        for name in files:
            if not (name.startswith("test_") and name.endswith(".py")):
                _store(made / name, Path(folder, name).read_bytes())


def _store(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.chmod(0o644)


def main(arguments: list[str] | None = None) -> int:
    """`prove`: make the table of salts."""
    from examiner.kinds import _salted_prover

    parser = argparse.ArgumentParser(prog="examiner.kinds.salted")
    prove = parser.add_subparsers(required=True).add_parser("prove", help="find salts that the reference fails")
    prove.add_argument("--suite", type=Path, required=True, help="folder of the upstream tests")
    prove.add_argument("--pythonpath", type=Path, required=True, help="where the reference library is")
    prove.add_argument("--out", type=Path, required=True)
    prove.add_argument("--only", type=Path, help="JSON file: a list of test ids, or an object of such lists")
    prove.add_argument("--rounds", type=int, default=10)
    prove.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    only = json.loads(given.only.read_text(encoding="utf-8")) if given.only else None
    if isinstance(only, dict):
        only = [test for tests in only.values() for test in tests]
    table = _salted_prover.prove(given.suite, given.pythonpath, rounds=given.rounds, seed=given.seed, only=only)
    given.out.write_text(json.dumps(table), encoding="utf-8")
    counts = sorted(len(found) for found in table["tests"].values())
    if not counts:
        print(f"{given.suite}: no test passes on {given.pythonpath} and has a provable salt", file=sys.stderr)
        return 1
    print(f"{len(counts)} tests with {counts[0]} to {counts[-1]} salts; {len(table['unproven'])} without")
    return 0


if __name__ == "__main__":
    sys.exit(main())
