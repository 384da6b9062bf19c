"""The hidden checks: the workspace's sqlparse must answer as the pristine one, on cases that are drawn for this grade.

All cases share one process on each side, from which one is forked for each check; all salted upstream tests share one
session, likewise.
"""

import json
import sys
from pathlib import Path

import pytest
from examiner.kinds import differential, salted

sys.path.insert(0, "/grader/recipe")

import cases

GRADER = Path("/grader")
PROBE = (GRADER / "recipe/probe.py").read_text(encoding="utf-8")
UPSTREAM = json.loads((GRADER / "upstream.json").read_text(encoding="utf-8"))
TESTS_PER_MILESTONE = 2
"""Upstream tests drawn for each milestone."""

TIMEOUT = 110.0
"""Seconds for all cases, or all upstream tests, on a machine that has other things to do."""

GUARDS = {
    "interface": lambda rng: [{"kind": "interface"}],
    "round-trip": lambda rng: [{"kind": "text", "sql": cases.nested(rng), "plain": n % 2 == 1} for n in range(16)],
    "command-line": lambda rng: [{"kind": "module", "arguments": ["--version"]}],
}


def _ids(names):
    return [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in names]


@pytest.fixture(scope="session")
def findings(exhibit, reference, reads, draw, selected):
    """Check -> what came of its cases."""
    words = json.loads((GRADER / "keywords.json").read_text(encoding="utf-8"))
    drawn = {check: cases.draw(check, draw(check), words) for check in cases.MILESTONES if check in selected}
    drawn |= {check: cases_of(draw(check)) for check, cases_of in GUARDS.items() if check in selected}
    return differential.compare(exhibit, reference, PROBE, drawn, reads=reads, timeout=TIMEOUT)


@pytest.fixture(scope="session")
def upstream(exhibit, reads, draw, selected, findings):
    """Milestone -> a few salted upstream tests and whether they count; only of milestones whose cases agree."""
    table = json.loads((GRADER / "salts.json").read_text(encoding="utf-8"))
    groups = {}
    for milestone, tests in UPSTREAM.items():
        proven = [test for test in tests if test in table["tests"]]
        if milestone in selected & findings.agreeing():
            groups[milestone] = draw(f"upstream {milestone}").sample(proven, min(TESTS_PER_MILESTONE, len(proven)))
    if not groups:
        return {}
    return salted.run(exhibit, GRADER / "suite/tests", table, groups, draw, reads=reads, timeout=TIMEOUT)


@pytest.mark.parametrize("check", _ids([*cases.MILESTONES, *GUARDS]))
def test_the_library_answers_as_the_reference_does(check, findings):
    findings[check].require()


@pytest.mark.parametrize("milestone", _ids(UPSTREAM))
def test_upstream_tests_pass_and_their_altered_twins_fail(milestone, findings, upstream):
    if findings[milestone].differing:
        pytest.fail("its cases differ", pytrace=False)
    salted.require(upstream[milestone])
