"""Prepare the upstream tests: which of them each milestone is held to, and the documents that they read.

Tests that only feed data files to the parser are dropped (their documents are compared differentially instead, and
reading those files for every test would make each grade slow), and so is the one that writes beside itself.
"""

import json
import sys
import tarfile
from pathlib import Path
from types import FrameType

import pytest
import strip

MODULES = ("api", "build", "items", "parser", "toml_document", "toml_file", "utils", "write")
UNFIT = ("test_toml_file.py::test_toml_file",)
SUPPORT = ("__init__.py", "conftest.py", "util.py")
SUITE = Path("suite", "tests")
"""Where the suite stands; its modules import `tests.util`."""
LEAST = 1.2
"""Fewer upstream tests a milestone than that, on average, mean that something about the salts has broken."""
MOST = 5
"""Tests a milestone is held to; more would make each grade slower and add little to the probes."""


def unpack(sdist: Path, out: Path) -> None:
    """Write the kept test modules with their data, and `corpus.json`, the documents of the data-driven tests."""
    suite = out / SUITE
    documents = []
    kept = {*SUPPORT, *(f"test_{name}.py" for name in MODULES)}
    with tarfile.open(sdist) as archive:
        for member in archive.getmembers():
            parts = Path(member.name).parts[1:]
            if not member.isfile() or not parts or parts[0] != "tests":
                continue
            data = archive.extractfile(member).read()
            if parts[1] in ("toml-test", "toml-spec-tests"):
                # A thousand nested arrays end in a RecursionError, whose text depends on the depth of the caller.
                if parts[-1].endswith(".toml") and "nested-1000" not in parts[-1]:
                    documents.append(data.decode("utf-8", "replace"))
            elif len(parts) > 2 or parts[1] in kept:
                target = suite.joinpath(*parts[1:])
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    # The suite's conftest lists these folders for each test; empty ones cost nothing.
    for name in ("invalid", "valid"):
        (suite / "toml-test" / "tests" / name).mkdir(parents=True)
    corpus = sorted({text for text in documents if len(text) <= 4000})
    (out / "corpus.json").write_text(json.dumps(corpus), encoding="utf-8")


class Tracer:
    """A pytest plugin that records which of the listed functions each test calls."""

    def __init__(self, library: Path, names: list[str]) -> None:
        self.places: dict[tuple[str, str], str] = {}
        for name in names:
            path = strip.module_file(library, name)
            module = ".".join(path.relative_to(library).with_suffix("").parts)
            self.places[str(path), name[len(module) + 1 :]] = name
        self.called: dict[str, set[str]] = {}

    def pytest_make_parametrize_id(self, config: object, val: object, argname: str) -> str:
        """As the salted kind names its tests."""
        return argname

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: object):
        """Watch calls while the test runs."""
        mine = self.called.setdefault(item.nodeid.rpartition("/")[2], set())

        def watch(frame: FrameType, event: str, argument: object) -> None:
            if event == "call":
                name = self.places.get((frame.f_code.co_filename, frame.f_code.co_qualname))
                if name:
                    mine.add(name)

        sys.setprofile(watch)
        yield
        sys.setprofile(None)


def spread(tests: list[str]) -> list[str]:
    """At most `MOST` of the tests, of as many test functions as there are."""
    seen: dict[str, int] = {}
    turns = []
    for test in tests:
        function = test.partition("[")[0]
        seen[function] = seen.get(function, -1) + 1
        turns.append((seen[function], test))
    return [test for _, test in sorted(turns)[:MOST]]


def assign(functions: Path, library: Path, out: Path) -> None:
    """Write `upstream.json`: milestone -> ids of tests with a proven salt that call nothing restored after it."""
    suite = out / SUITE
    groups = strip.listed(functions)
    milestones = list(groups)
    rank = {name: index for index, names in enumerate(groups.values()) for name in names}
    sys.path.insert(0, str(library))
    tracer = Tracer(library, list(rank))
    status = pytest.main(["-q", "-p", "no:cacheprovider", f"--rootdir={suite.parent}", str(suite)], plugins=[tracer])
    if status != pytest.ExitCode.OK:
        raise SystemExit(f"the upstream tests do not pass on the pristine library: {status}")
    salted = json.loads((out / "salts.json").read_text(encoding="utf-8"))["tests"]
    found: dict[str, list[str]] = {}
    for test, called in sorted(tracer.called.items()):
        if called and salted.get(test) and test not in UNFIT:
            found.setdefault(milestones[max(rank[name] for name in called)], []).append(test)
    found = {milestone: spread(tests) for milestone, tests in found.items()}
    count = sum(map(len, found.values()))
    if count < LEAST * len(milestones):
        raise SystemExit(f"only {count} upstream tests have a proven salt, for {len(milestones)} milestones")
    (out / "upstream.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(", ".join(f"{name} {len(tests)}" for name, tests in found.items()))


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[2:]]
    {"unpack": unpack, "assign": assign}[sys.argv[1]](*paths)
