"""The hidden checks: the workspace's sqlparse must answer as the pristine one, on cases that are drawn for this grade.

All cases of all milestones go through one process on each side; all salted upstream tests share one session.
"""

import json
import os
import random
import sys
from collections import Counter
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

TIMEOUT = 50.0
"""Seconds for all cases, or all upstream tests, on a machine that has other things to do."""

GUARDS = {
    "interface": lambda rng: [{"kind": "interface"}],
    "round-trip": lambda rng: [{"kind": "text", "sql": cases.nested(rng), "plain": n % 2 == 1} for n in range(16)],
    "command-line": lambda rng: [{"kind": "module", "arguments": ["--version"]}],
}


def _ids(names):
    return [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in names]


@pytest.fixture(scope="module")
def fresh():
    """Randomness for what several checks share, as secret as that of `rng`."""
    return random.Random(os.urandom(32))


@pytest.fixture(scope="module")
def compared(exhibit, reference, fresh):
    """Check -> how many cases it has, and those that differ; for all checks at once."""
    words = json.loads((GRADER / "keywords.json").read_text(encoding="utf-8"))
    drawn = [(check, case) for check in cases.MILESTONES for case in cases.draw(check, fresh, words)]
    drawn += [(check, case) for check, draw in GUARDS.items() for case in draw(fresh)]
    fresh.shuffle(drawn)
    inputs = [case for _, case in drawn]
    expected = differential.outcomes(reference, PROBE, inputs, path=["/grader/reference"], timeout=TIMEOUT)
    if None in expected:
        raise RuntimeError("the reference gave no answer")
    found = differential.outcomes(exhibit, PROBE, inputs, path=["/workspace"], timeout=TIMEOUT)
    count = Counter(check for check, _ in drawn)
    differences = {check: [] for check in count}
    for (check, case), want, have in zip(drawn, expected, found, strict=True):
        if have != want:
            differences[check].append(case)
    return count, differences


@pytest.fixture(scope="module")
def upstream(exhibit, fresh):
    """Test id -> whether it counts, for a few tests of every milestone at once."""
    table = json.loads((GRADER / "salts.json").read_text(encoding="utf-8"))
    chosen = {}
    for milestone, tests in UPSTREAM.items():
        proven = [test for test in tests if test in table["tests"]]
        chosen[milestone] = fresh.sample(proven, min(TESTS_PER_MILESTONE, len(proven)))
    every = [test for tests in chosen.values() for test in tests]
    verdicts = salted.run(exhibit, GRADER / "suite/tests", table, every, fresh, timeout=TIMEOUT)
    return {milestone: {test: verdicts[test] for test in tests} for milestone, tests in chosen.items()}


@pytest.mark.parametrize("check", _ids([*cases.MILESTONES, *GUARDS]))
def test_the_library_answers_as_the_reference_does(check, compared):
    count, differences = compared
    if not count[check]:
        raise RuntimeError(f"no case for {check}")
    wrong = differences[check]
    if wrong:
        pytest.fail(f"{len(wrong)} of {count[check]} cases differ, such as {json.dumps(wrong[0])[:200]}", pytrace=False)


@pytest.mark.parametrize("milestone", _ids(UPSTREAM))
def test_upstream_tests_pass_and_their_altered_twins_fail(milestone, upstream):
    salted.require(upstream[milestone])
