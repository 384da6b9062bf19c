"""Finds salts that an honest library fails, by trying them: whole-suite rounds against the reference.

In a round one literal of every test function (or of every element of its `parametrize` list) is altered at once. A test
that passes as it is and then fails by an expectation, not by an error of the test's own, has proven that salt.
What came out is verified once more in the very way it will be used.
"""

import hashlib
import random
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from examiner.kinds import _salted_candidates as candidates
from examiner.kinds import salted

ENOUGH = 4
"""Salts per test after which no more are looked for."""

TIMEOUT = 600.0
WALL = 20
"""Seconds of wall clock that one test may take: an altered one may be made to sleep."""


@dataclass(frozen=True)
class _Finished:
    stdout: bytes
    stderr: bytes


class Local:
    """Runs the session as a plain child process: for the reference, which is trusted."""

    def run(self, argv: list[str], *, stdin: bytes, timeout: float, cwd: str, reads: Collection[str] = ()) -> _Finished:
        """As `Runner.run`; a program that takes too long has said nothing."""
        try:
            done = subprocess.run(argv, input=stdin, capture_output=True, timeout=timeout, cwd=cwd, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            return _Finished(b"", b"timed out")
        return _Finished(done.stdout, done.stderr)


@dataclass
class _Slot:
    """Literals of which one is altered at a time: a function's body, or one element of a list."""

    scope: str
    literals: list[candidates.Literal]
    rng: random.Random
    tried: dict[candidates.Literal, int] = field(default_factory=lambda: defaultdict(int))
    worked: set[candidates.Literal] = field(default_factory=set)

    def pick(self) -> candidates.Literal:
        """The least tried that has not failed to work; those in an assert first."""

        def order(literal: candidates.Literal) -> tuple[bool, int, float]:
            tried = self.tried[literal]
            return tried > 0 and literal not in self.worked, tried + 2 * literal.rank, self.rng.random()

        found = min(self.literals, key=order)
        self.tried[found] += 1
        return found


@dataclass
class _Try:
    """One literal altered in this round."""

    slot: _Slot
    literal: candidates.Literal
    salt: salted.Salt


class _Prover:
    def __init__(self, suite: Path, pythonpath: Path, only: Collection[str] | None, seed: int) -> None:
        self.suite, self.pythonpath, self.only = suite, pythonpath, only
        self.rng = random.Random(seed)  # noqa: S311
        self.modules = sorted(str(path.relative_to(suite)) for path in suite.rglob("test_*.py"))
        self.texts = {module: (suite / module).read_bytes().decode("utf-8") for module in self.modules}
        self.functions = {module: candidates.functions(text) for module, text in self.texts.items()}
        self.slots = {
            (module, name): _modes(function, f"{seed}:{module}:{name}")
            for module, functions in self.functions.items()
            for name, function in functions.items()
            if only is None or any(self._key(test) == (module, name) for test in only)
        }
        self.salts: dict[str, list[salted.Salt]] = {}

    def baseline(self) -> None:
        """The tests that pass as they are, in two different orders."""
        stable: set[str] | None = None
        for _ in range(2):
            passed = {test for test, report in self._session(self.texts).items() if report["passed"]}
            stable = passed if stable is None else stable & passed
        chosen = stable or set() if self.only is None else (stable or set()).intersection(self.only)
        self.salts = {test: [] for test in sorted(chosen) if self._key(test) in self.slots}

    def round(self, number: int) -> None:
        """Alter one literal of everything, and keep what was noticed."""
        tries: dict[tuple[str, str], list[_Try]] = {}
        for key, modes in self.slots.items():
            if modes:
                tries[key] = [self._try(slot) for slot in modes[number % len(modes)]]
        reports = self._session(self._altered(tries))
        for test, found in self.salts.items():
            report = reports.get(test)
            for attempt in tries.get(self._key(test), []):
                if report is None or report["passed"] or not _concerns(attempt.slot.scope, report["indices"]):
                    continue
                if report["kind"] == "expectation" or attempt.literal.exception:
                    attempt.slot.worked.add(attempt.literal)
                    if attempt.salt not in found and len(found) < ENOUGH:
                        found.append(attempt.salt)

    def verify(self) -> None:
        """Play every salt as it will be played, and drop those that do not hold."""
        suite = salted.SaltedSuite(self.suite, self.table())
        dropped: list[tuple[str, salted.Salt]] = []
        for number in range(max((len(found) for found in self.salts.values()), default=0)):
            chosen = {test: found[number] for test, found in self.salts.items() if len(found) > number}
            # Alone in their copies: a test must not seem to fail by the salt of another.
            held = salted.play(
                Local(), suite, chosen, self.rng, timeout=TIMEOUT, pythonpath=str(self.pythonpath), share=False
            )
            dropped += [(test, salt) for test, salt in chosen.items() if not held[test]]
        for test, salt in dropped:
            self.salts[test].remove(salt)

    def table(self) -> dict[str, Any]:
        """The table as `salted.SaltedSuite` reads it."""
        proven = {test: [asdict(salt) for salt in found] for test, found in self.salts.items() if found}
        used = {test.partition("::")[0] for test in proven}
        return {
            "modules": {
                module: {
                    "sha256": hashlib.sha256(self.texts[module].encode("utf-8")).hexdigest(),
                    "functions": {n: [f.start, f.end, f.indent] for n, f in self.functions[module].items()},
                }
                for module in self.modules
                if module in used
            },
            "tests": proven,
            "unproven": sorted(test for test, found in self.salts.items() if not found),
        }

    def _key(self, test: str) -> tuple[str, str]:
        module, _, rest = test.partition("::")
        return module, rest.partition("[")[0]

    def _try(self, slot: _Slot) -> _Try:
        literal = slot.pick()
        text = candidates.altered(literal, slot.rng)
        return _Try(slot, literal, salted.Salt(literal.start, literal.end, text, slot.scope))

    def _altered(self, tries: dict[tuple[str, str], list[_Try]]) -> dict[str, str]:
        texts = dict(self.texts)
        for module in texts:
            salts = [attempt.salt for key, made in tries.items() if key[0] == module for attempt in made]
            for salt in sorted(salts, key=lambda salt: salt.start, reverse=True):
                texts[module] = texts[module][: salt.start] + salt.text + texts[module][salt.end :]
        return texts

    def _session(self, texts: dict[str, str]) -> dict[str, dict[str, Any]]:
        root = Path(tempfile.mkdtemp(prefix="prove-"))
        try:
            shutil.copytree(self.suite, root / self.suite.name)
            for module, text in texts.items():
                (root / self.suite.name / module).write_bytes(text.encode("utf-8"))
            modules = [f"{self.suite.name}/{module}" for module in self.modules]
            groups = None if self.only is None else [sorted(f"{self.suite.name}/{test}" for test in self.only)]
            found, _ = salted.session(
                Local(), root, modules, groups, self.rng, timeout=TIMEOUT, pythonpath=str(self.pythonpath), wall=WALL
            )  # fmt: skip
        finally:
            shutil.rmtree(root, ignore_errors=True)
        prefix = f"{self.suite.name}/"
        return {test.removeprefix(prefix): report for test, report in found[0].items()}


def _modes(function: candidates.TestFunction, seed: str) -> list[list[_Slot]]:
    """What can be altered together: the body, or all elements of one list.

    Each slot draws for itself, so that a test gets the same salts whichever others are proven with it.
    """

    def slot(scope: str, literals: list[candidates.Literal]) -> _Slot:
        return _Slot(scope, literals, random.Random(f"{seed}:{scope}"))

    modes = [[slot("body", function.body)]] if function.body else []
    for argument, elements in function.params.items():
        slots = [slot(f"param:{argument}:{index}", found) for index, found in elements.items() if found]
        if slots:
            modes.append(slots)
    return modes


def _concerns(scope: str, indices: dict[str, int]) -> bool:
    if scope == "body":
        return True
    _, argument, element = scope.split(":")
    return indices.get(argument) == int(element)


def prove(
    suite: Path, pythonpath: Path, *, rounds: int, seed: int, only: Collection[str] | None = None
) -> dict[str, Any]:
    """Find proven salts for the tests of `suite` on the library at `pythonpath`.

    Args:
        suite: folder of the tests.
        pythonpath: where the reference library is.
        rounds: whole-suite rounds at most.
        seed: makes the choice repeatable.
        only: ids of the tests to prove; None: all of them.

    Returns:
        The table for `salted.run`.
    """
    prover = _Prover(suite.resolve(), pythonpath.resolve(), only, seed)
    prover.baseline()
    for number in range(rounds):
        prover.round(number)
        if all(len(found) >= ENOUGH for found in prover.salts.values()):
            break
    prover.verify()
    return prover.table()
