"""The hidden checks: the workspace's sqlparse must answer as the pristine one, on cases that are drawn for this grade.

All cases of all milestones go through one process on each side; all salted upstream tests share one session.
"""

import json
import os
import random
import sys
from pathlib import Path

import pytest
from examiner.kinds import differential, salted

sys.path.insert(0, "/grader/recipe")

import cases

GRADER = Path("/grader")
PROBE = (GRADER / "recipe/probe.py").read_text(encoding="utf-8")
UPSTREAM = json.loads((GRADER / "upstream.json").read_text(encoding="utf-8"))
TESTS_PER_MILESTONE = 3
"""Upstream tests drawn for each milestone."""

WORDS = 'def probe(case):\n    from sqlparse import keywords\n    return sorted({w for name in dir(keywords) if name.startswith("KEYWORDS") for w in getattr(keywords, name)})\n'

INTERFACE = """
def probe(case):
    import inspect, sqlparse
    from sqlparse import engine, exceptions, filters, formatter, lexer, sql
    functions = [sqlparse.parse, sqlparse.parsestream, sqlparse.format, sqlparse.split, lexer.tokenize,
                 formatter.validate_options, formatter.build_filter_stack, engine.FilterStack.run, sqlparse.cli.main]
    classes = [c for m in (sql, filters, exceptions) for c in vars(m).values() if inspect.isclass(c)]
    return {
        "functions": [[f.__qualname__, str(inspect.signature(f))] for f in functions],
        "classes": sorted([c.__name__, [b.__name__ for b in c.__mro__]] for c in classes),
        "version": sqlparse.__version__,
        "names": sorted(sqlparse.__all__ + filters.__all__ + engine.__all__),
    }
"""

ROUND_TRIP = """
def probe(case):
    import sqlparse
    if case["plain"]:
        return sqlparse.format(case["sql"])
    return "".join(str(statement) for statement in sqlparse.parse(case["sql"]))
"""


def _ids(names):
    return [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in names]


@pytest.fixture(scope="module")
def fresh():
    """Randomness for what several checks share, as secret as that of `rng`."""
    return random.Random(os.urandom(32))


@pytest.fixture(scope="module")
def compared(exhibit, reference, fresh):
    """Milestone -> what differs, for all milestones at once."""
    words = differential.outcomes(reference, WORDS, [None], path=["/grader/reference"])[0]
    words = json.loads(words)["value"]
    drawn = [(milestone, case) for milestone in cases.MILESTONES for case in cases.draw(milestone, fresh, words)]
    fresh.shuffle(drawn)
    inputs = [case for _, case in drawn]
    expected = differential.outcomes(reference, PROBE, inputs, path=["/grader/reference"])
    if None in expected:
        raise RuntimeError("the reference gave no answer")
    found = differential.outcomes(exhibit, PROBE, inputs, path=["/workspace"])
    differences = {milestone: [] for milestone in cases.MILESTONES}
    count = dict.fromkeys(cases.MILESTONES, 0)
    for (milestone, case), want, have in zip(drawn, expected, found, strict=True):
        count[milestone] += 1
        if have != want:
            differences[milestone].append(case)
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
    verdicts = salted.run(exhibit, GRADER / "suite/tests", table, every, fresh, timeout=30)
    return {milestone: {test: verdicts[test] for test in tests} for milestone, tests in chosen.items()}


@pytest.mark.parametrize("milestone", _ids(cases.MILESTONES))
def test_the_library_answers_as_the_reference_does(milestone, compared):
    count, differences = compared
    assert count[milestone] > 0
    wrong = differences[milestone]
    assert not wrong, f"{len(wrong)} of {count[milestone]} cases differ, such as {json.dumps(wrong[0])[:200]}"


@pytest.mark.parametrize("milestone", _ids(UPSTREAM))
def test_upstream_tests_pass_and_their_altered_twins_fail(milestone, upstream):
    salted.require(upstream[milestone])


@pytest.mark.check("interface")
def test_names_signatures_and_classes_are_those_of_the_release(exhibit, reference):
    differential.agree(exhibit, reference, INTERFACE, [None])


@pytest.mark.check("round-trip")
def test_no_character_of_a_text_is_lost(exhibit, fresh):
    inputs = [{"sql": cases.nested(fresh), "plain": number % 2 == 1} for number in range(40)]
    found = differential.outcomes(exhibit, ROUND_TRIP, inputs, path=["/workspace"])
    assert found == [json.dumps({"value": case["sql"]}) for case in inputs]


@pytest.mark.check("command-line")
def test_the_package_runs_as_a_module(exhibit):
    done = exhibit.run(["/usr/bin/python3", "-B", "-m", "sqlparse", "--version"], cwd="/")
    assert (done.status, done.stdout.decode().strip()) == (0, "0.5.1")
