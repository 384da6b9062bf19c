"""Each milestone: its upstream tests count. Guards: what still worked works, and nothing was removed or renamed.

All upstream tests share one salted session, from which a process is forked for each check: that keeps the grade of a
snapshot near a second. The tests that a milestone can't do without always run; of the others some are drawn.
"""

import json
import tomllib
from pathlib import Path

import pytest
from examiner.kinds import differential, salted

GRADER = Path("/grader")
TIMEOUT = 140.0
"""Seconds for all upstream tests on a very busy machine; processor time is what limits them."""
DRAWN = 2
"""Tests drawn for each milestone, beside those that it can't do without."""
SURVIVING = 12
"""Tests drawn of those that pass on the untouched task."""
FILES, INTERFACE, SURVIVORS = "shipped-files", "interface", "survivors"
UPSTREAM = json.loads((GRADER / "upstream.json").read_text(encoding="utf-8"))

PROBE = """
import enum, importlib, inspect, re

PLAIN = {bool, bytes, float, int, str, type(None)}

def default(value):
    # Told without the artifact's own methods, which may still have to be written.
    if type(value) in PLAIN:
        return repr(value)
    if type(value) in (list, tuple):
        return [type(value).__name__, [default(each) for each in value]]
    if type(value) in (frozenset, set):
        return [type(value).__name__, sorted(str(default(each)) for each in value)]
    if isinstance(value, enum.Enum):
        return [type(value).__name__, value.name]
    if inspect.isclass(value) or inspect.isroutine(value):
        return value.__qualname__
    return type(value).__name__

def annotation(value):
    return re.sub("0x[0-9a-f]+", "", inspect.formatannotation(value))

def parameter(each):
    given = None if each.default is each.empty else default(each.default)
    return [each.name, each.kind.name, given, annotation(each.annotation)]

def told(value, methods):
    if not inspect.isclass(value):
        signature = inspect.signature(value)
        parameters = [parameter(each) for each in signature.parameters.values()]
        return [parameters, annotation(signature.return_annotation)]
    # Looked up without the artifact's descriptors, which may still have to be written.
    there = {name for base in value.__mro__ for name in vars(base)}
    return [[base.__name__ for base in value.__mro__], [name for name in methods if name in there]]

def probe(case):
    module = importlib.import_module(case["module"])
    return [[name, told(getattr(module, name), case["methods"].get(name))] for name in case["names"]]
"""


def _checks():
    table = tomllib.loads((GRADER / "checks.toml").read_text(encoding="utf-8"))
    return [check["id"] for kind in ("guard", "milestone") for check in table[kind] if check["id"] in UPSTREAM]


@pytest.fixture(scope="session")
def upstream(exhibit, reads, draw, selected):
    """Check -> its salted upstream tests and whether they count."""
    groups = {}
    for check in _checks():
        if check in selected:
            tests = UPSTREAM[check]
            count = SURVIVING if check == SURVIVORS else DRAWN
            drawn = draw(f"upstream {check}").sample(tests["more"], min(count, len(tests["more"])))
            groups[check] = [*tests["needs"], *drawn]
    if not groups:
        return {}
    return salted.run(
        exhibit, GRADER / "suite" / "tests", GRADER / "salts.json", groups, draw, reads=reads, timeout=TIMEOUT
    )


def _marked(checks):
    return [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in checks]


@pytest.mark.parametrize("check", _marked(_checks()))
def test_upstream_tests_pass_and_their_altered_twins_fail(check, upstream):
    salted.require(upstream[check])


@pytest.mark.check(INTERFACE)
def test_names_and_signatures_are_those_of_the_release(exhibit, reference, reads):
    cases = json.loads((GRADER / "interface.json").read_text(encoding="utf-8"))
    differential.agree(exhibit, reference, PROBE, cases, reads=reads, timeout=TIMEOUT)


@pytest.mark.check(FILES)
def test_the_licence_is_shipped(artifact):
    assert artifact.bytes("LICENSE") == (GRADER / "reference" / "LICENSE").read_bytes()
