"""Runs upstream tests on a library that notes which of its functions are called, and lacks those that it is told to.

    python3 lab.py LIBRARY SUITE JOBS OUT

Every candidate of the library asks `__lost__` first (see `analyse.instrument`), so a function is missed here just where
it would be with its body taken out. Each job runs in a process forked when the modules are collected.
"""

import builtins
import gc
import importlib
import json
import os
import pkgutil
import random
import resource
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

WALL, CPU = 20, 0.5
"""Seconds that one test may take."""

called: set[str] = set()
missing: set[str] = set()


def lost(name: str) -> bool:
    """What every candidate asks first: whether it is missing."""
    called.add(name)
    return name in missing


builtins.__lost__ = lost  # type: ignore[attr-defined]


class TestTookTooLong(BaseException):
    """One test used up its time."""


class Lab:
    """The pytest plugin: collects, then plays the jobs.

    Attributes:
        jobs: `tests` (ids relative to the suite; one may come several times) and `missing` (functions); without
            `tests`, each test of the suite by itself.
        answer: `imported`, the functions called by importing the library; `collected`, those called by collecting the
            suite's modules; `jobs`, for each job test -> whether it passed whenever it ran, what it called, and seconds
            of processor time.
    """

    def __init__(self, jobs: list[dict[str, Any]] | None, prefix: str) -> None:
        self.jobs, self.prefix = jobs, prefix
        self.answer: dict[str, Any] = {"imported": sorted(called), "jobs": []}
        self.stderr = os.dup(2)
        self.of_module: dict[str, set[str]] = {}

    def pytest_make_parametrize_id(self, config: object, val: object, argname: str) -> str:
        """As the salted kind names its tests."""
        return argname

    @pytest.hookimpl(hookwrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        called.clear()
        yield
        module = collector.nodeid.partition("::")[0]
        self.of_module.setdefault(module, set()).update(called)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.answer["collected"] = sorted(set().union(*self.of_module.values()))
        items = {item.nodeid.removeprefix(self.prefix): item for item in session.items}
        jobs = self.jobs if self.jobs is not None else [{"tests": [test], "missing": []} for test in items]
        gc.collect()
        gc.freeze()
        for number, job in enumerate(jobs):
            if number % 500 == 499:
                print(f"{number + 1} of {len(jobs)}", flush=True)
            self.answer["jobs"].append(self._forked(items, job))
        return True

    def _forked(self, items: dict[str, pytest.Item], job: dict[str, Any]) -> dict[str, Any]:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(reading)
                found = self._play([items[test] for test in job["tests"] if test in items], set(job["missing"]))
                with os.fdopen(writing, "w", encoding="utf-8") as stream:
                    json.dump(found, stream)
            except BaseException:  # whatever it is, somebody should see it
                os.write(self.stderr, traceback.format_exc().encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as stream:
            text = stream.read()
        os.waitpid(child, 0)
        return json.loads(text) if text else {}

    def _play(self, items: list[pytest.Item], gone: set[str]) -> dict[str, Any]:
        missing.update(gone)
        # A seed of its own for each job: a test that depends on it will show.
        random.seed()
        found = {}
        self.phases: list[bool] = []
        for item, following in zip(items, [*items[1:], *([None] if items else [])], strict=True):
            # What importing the module calls may be the doing of other tests' decorators, which are left out in a
            # salted copy: a function that is missed there alone is not relied upon.
            needs = set(self.of_module.get(item.nodeid.partition("::")[0], ()))
            called.clear()
            self.phases = []
            before = _seconds()
            signal.signal(signal.SIGPROF, _stop)
            signal.signal(signal.SIGALRM, _stop)
            signal.setitimer(signal.ITIMER_PROF, CPU)
            signal.alarm(WALL)
            try:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            except BaseException:  # whatever a test can raise: then it has not passed
                self.phases = []
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(0)
            passed = len(self.phases) == 3 and all(self.phases)
            name = item.nodeid.removeprefix(self.prefix)
            passed = passed and found.get(name, [True])[0]
            found[name] = [passed, sorted(called | needs), _seconds() - before]
            again(item)
        return found

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: "pytest.CallInfo[None]") -> pytest.TestReport:
        held_back = getattr(item, "_excinfo", None)  # what a unittest.TestCase caught
        if held_back:
            call.excinfo = held_back.pop(0)
        self.phases.append(call.excinfo is None)
        outcome = "passed" if call.excinfo is None else "failed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)  # type: ignore[arg-type]


def again(item: pytest.Item) -> None:
    """Let a test that has run be run once more: its fixtures are made anew."""
    if isinstance(item, pytest.Function):
        item._initrequest()


def _stop(*_: object) -> None:
    raise TestTookTooLong


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def import_all(library: Path) -> None:
    """Import every module that can be, so that what imports call is known apart from what tests call."""
    for folder in library.iterdir():
        if not (folder / "__init__.py").is_file():
            continue
        package = importlib.import_module(folder.name)
        for module in pkgutil.walk_packages(package.__path__, f"{folder.name}.", onerror=lambda name: None):
            if module.name.rpartition(".")[2] != "__main__":
                try:
                    importlib.import_module(module.name)
                except (Exception, SystemExit) as error:  # an optional dependency, or a script
                    print(f"{module.name}: not imported: {type(error).__name__}")


def main(library: Path, suite: Path, jobs: Path, out: Path) -> None:
    """Collect the suite, play the jobs, write the answer."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path[:0] = [str(library)]
    import_all(library)
    given = json.loads(jobs.read_text(encoding="utf-8"))
    lab = Lab(given, f"{suite.name}/")
    root = suite.parent
    arguments = [f"--rootdir={root}", f"--confcutdir={root}", "-c", f"{root}/pytest.ini", "--assert=plain"]
    for plugin in ("cacheprovider", "terminal", "faulthandler", "doctest", "junitxml"):
        arguments += ["-p", f"no:{plugin}"]
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    modules = sorted({test.partition("::")[0] for job in given for test in job["tests"]}) if given is not None else []
    status = pytest.main(arguments + ([str(suite / module) for module in modules] or [str(suite)]), plugins=[lab])
    if status in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.INTERNAL_ERROR):
        raise SystemExit(f"pytest ended with {status}")
    out.write_text(json.dumps(lab.answer), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:5]))
