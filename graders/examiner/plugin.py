"""The pytest plugin of the clean room: fixtures, and which check each test decides.

A check passes if at least one test is marked with it and every such test passed in all its phases.
A test that is skipped, errors, or has no mark is never a pass.
"""

import os
import random
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from examiner.artifact import Artifact
from examiner.runner import Runner

CHECKS = Path("/grader/checks.toml")
MAX_MESSAGE = 500


def declared(path: Path = CHECKS) -> list[str]:
    """The ids of the declared checks, milestones first."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return [check["id"] for kind in ("milestone", "guard") for check in tables.get(kind, [])]


@dataclass(eq=False)
class Tally:
    """Collects what each check's tests came to."""

    expected: list[str]
    tests: dict[str, str] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def pytest_configure(self, config: pytest.Config) -> None:
        config.addinivalue_line("markers", "check(id): the check of checks.toml that this test decides")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.faults.append(f"{report.nodeid}: could not be collected: {str(report.longrepr)[-300:]}")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            marker = item.get_closest_marker("check")
            check = marker.args[0] if marker and marker.args else None
            if check not in self.expected:
                self.faults.append(f"{item.nodeid}: decides no check of checks.toml ({check!r})")
            else:
                self.tests[item.nodeid] = check
        for check in self.expected:
            if check not in self.tests.values():
                self.faults.append(f"no test decides the check {check!r}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
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
            found[check] = {"passed": passed, "message": message[:MAX_MESSAGE]}
        return found


@pytest.fixture(scope="session")
def artifact() -> Artifact:
    """Reads files of /workspace."""
    return Artifact()


@pytest.fixture(scope="session")
def exhibit() -> Runner:
    """Runs the artifact's code as the exhibit user."""
    seconds = float(os.environ["ROOM_SECONDS"])
    return Runner(uid=int(os.environ["EXHIBIT_UID"]), python_path="/workspace", deadline=time.monotonic() + seconds)


@pytest.fixture(scope="session")
def reference() -> Runner:
    """Runs trusted code below /grader as the examiner."""
    return Runner(uid=0, python_path="/grader/reference")


@pytest.fixture
def rng() -> Iterator[random.Random]:
    """Randomness that nobody could foresee: a secret seed, fresh for each test."""
    yield random.Random(os.urandom(32))  # noqa: S311
