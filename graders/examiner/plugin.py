"""The pytest plugin of the clean room: fixtures, and which check each test decides.

A check passes if at least one test is marked with it and every such test passed in all its phases.
A test that is skipped, errors, or has no mark is never a pass.
"""

import os
import random
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from examiner.artifact import Artifact
from examiner.reads import ALL, Reads
from examiner.runner import Runner

CHECKS = Path("/grader/checks.toml")
MAX_MESSAGE = 500


def declared(path: Path = CHECKS) -> list[str]:
    """The ids of the declared checks, milestones first."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return [check["id"] for kind in ("milestone", "guard") for check in tables.get(kind, [])]


@dataclass(eq=False)
class Tally:
    """Collects what each check's tests came to, and what they read.

    Attributes:
        expected: the checks to decide now; tests of other declared checks are left out.
        known: every declared check.
        seconds: wall clock of the tests themselves, with their fixtures.
    """

    expected: list[str]
    known: list[str]
    tests: dict[str, str] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    reads: Reads = field(default_factory=Reads)
    seconds: float = 0.0
    _of_fixtures: dict[Any, frozenset[str]] = field(default_factory=dict)
    _of_checks: dict[str, set[str]] = field(default_factory=dict)

    def pytest_configure(self, config: pytest.Config) -> None:
        config.addinivalue_line("markers", "check(id): the check of checks.toml that this test decides")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.faults.append(f"{report.nodeid}: could not be collected: {str(report.longrepr)[-300:]}")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = []
        for item in items:
            marker = item.get_closest_marker("check")
            check = marker.args[0] if marker and marker.args else None
            if check not in self.known:
                self.faults.append(f"{item.nodeid}: decides no check of checks.toml ({check!r})")
            elif check in self.expected:
                self.tests[item.nodeid] = check
                kept.append(item)
        items[:] = kept
        for check in self.expected:
            if check not in self.tests.values():
                self.faults.append(f"no test decides the check {check!r}")

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        # What several tests share belongs to each test that uses it, whichever caused it to be set up.
        with self.reads.scope() as found:
            yield
        self._of_fixtures[fixturedef] = frozenset(found)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        with self.reads.scope() as found:
            yield
        mine = self._of_checks.setdefault(self.tests[item.nodeid], set())
        mine |= found
        for definitions in item._fixtureinfo.name2fixturedefs.values():  # type: ignore[attr-defined]
            for definition in definitions:
                mine |= self._of_fixtures.get(definition, frozenset())

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds += report.duration
        check = self.tests.get(report.nodeid)
        if check is None:
            return
        if report.passed and report.when == "call":
            self.passed[check] = self.passed.get(check, 0) + 1
        elif not report.passed:
            crash = getattr(report.longrepr, "reprcrash", None)
            text = crash.message if crash is not None else str(report.longrepr)
            self.failed.setdefault(check, f"{report.nodeid.rsplit('::', 1)[-1]}: {text}")

    def results(self) -> dict[str, dict[str, object]]:
        """Check id -> passed and message, for every declared check."""
        found: dict[str, dict[str, object]] = {}
        for check in self.expected:
            wanted = sum(1 for decided in self.tests.values() if decided == check)
            passed = wanted > 0 and self.passed.get(check, 0) == wanted and check not in self.failed
            message = "" if passed else self.failed.get(check, "not every test of this check ran")
            # A check that nothing is known of is taken to have read everything.
            reads = self._of_checks.get(check) or {ALL}
            reads = {ALL} if ALL in reads else reads
            found[check] = {"passed": passed, "message": message[:MAX_MESSAGE], "reads": sorted(reads)}
        return found


def _tally(request: pytest.FixtureRequest) -> Tally:
    return next(plugin for plugin in request.config.pluginmanager.get_plugins() if isinstance(plugin, Tally))


@pytest.fixture(scope="session")
def reads(request: pytest.FixtureRequest) -> Reads:
    """What is read of the artifact is noted here."""
    return _tally(request).reads


@pytest.fixture(scope="session")
def selected(request: pytest.FixtureRequest) -> frozenset[str]:
    """The checks that are decided now; what is done for others is wasted."""
    return frozenset(_tally(request).expected)


@pytest.fixture(scope="session")
def artifact(reads: Reads) -> Artifact:
    """Reads files of /workspace."""
    return Artifact(reads=reads)


@pytest.fixture(scope="session")
def exhibit(reads: Reads) -> Runner:
    """Runs the artifact's code as the exhibit user."""
    seconds = float(os.environ["ROOM_SECONDS"])
    deadline = time.monotonic() + seconds
    return Runner(uid=int(os.environ["EXHIBIT_UID"]), python_path="/workspace", deadline=deadline, reads=reads)


@pytest.fixture(scope="session")
def reference() -> Runner:
    """Runs trusted code below /grader as the examiner."""
    return Runner(uid=0, python_path="/grader/reference")


Draw = Callable[[str], random.Random]


@pytest.fixture(scope="session")
def draw() -> Draw:
    """`draw(name)`: randomness that nobody could foresee, the same for one name as long as the trial is graded.

    The same draw for every snapshot of a trial: that a check is won or lost is then the artifact's doing alone.
    """
    secret = os.environ["ROOM_SECRET"]
    return lambda name: random.Random(f"{secret} {name}")  # noqa: S311


@pytest.fixture
def rng(draw: Draw, request: pytest.FixtureRequest) -> random.Random:
    """The draw of this test."""
    return draw(request.node.nodeid)
