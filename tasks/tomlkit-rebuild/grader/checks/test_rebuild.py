"""Each milestone: its probes answer as the reference does, and its upstream tests count. Each guard likewise.

All probes run in one process a side, shared by all tests, all upstream tests in one salted session, and the reference
is asked only what the artifact could answer at all: that keeps the grade of a snapshot near a second.
"""

import json
import os
import random
import tomllib
from pathlib import Path

import pytest
from examiner.kinds import differential, salted

GRADER = Path("/grader")
PROBES = GRADER / "checks" / "probes"
PROBES_TIMEOUT = 75.0
"""Seconds for all probes; more than the driver's processor time for each check, all of them hanging."""
UPSTREAM_TIMEOUT = 50.0
SAMPLE = 50
"""Documents of the upstream suite that one grade compares."""
FILES = "shipped-files"


def checks() -> list[str]:
    """Ids of all checks; guards first, so that no milestone's probes can cost them their time."""
    table = tomllib.loads((GRADER / "checks.toml").read_text(encoding="utf-8"))
    return [check["id"] for kind in ("guard", "milestone") for check in table[kind]]


def program(rng: random.Random) -> str:
    """The program of the differential run: the probes, then the driver."""
    corpus = json.loads((GRADER / "corpus.json").read_text(encoding="utf-8"))
    groups = tomllib.loads((GRADER / "functions.toml").read_text(encoding="utf-8"))["group"]
    functions = [name for group in groups for name in group["functions"]]
    modules = {"common": (PROBES / "common.py").read_text(encoding="utf-8")}
    modules["common"] += f"\nFUNCTIONS = {functions!r}\nCORPUS = {rng.sample(corpus, SAMPLE)!r}\n"
    for path in sorted(PROBES.glob("?_*.py")):
        modules[path.stem] = path.read_text(encoding="utf-8")
    return f"MODULES = {modules!r}\n" + (PROBES / "driver.py").read_text(encoding="utf-8")


def answers(outcome: str | None) -> dict[str, str]:
    """Probe -> its answer; empty if there is none, if one of them raised, or if the artifact made up another shape.

    No probe raises on the reference, so one that raises needs no comparison.
    """
    try:
        pairs = json.loads(outcome or "null")["value"]
        found = {str(name): str(answer) for name, answer in pairs}
    except (ValueError, TypeError, KeyError):
        return {}
    return {} if any(answer.startswith("raised ") for answer in found.values()) else found


@pytest.fixture(scope="session")
def findings(exhibit, reference) -> dict[str, str]:
    """Check id -> why its probes fail; a check whose probes agree has no entry."""
    rng = random.Random(os.urandom(32))
    text = program(rng)
    cases = [[check, rng.getrandbits(64)] for check in checks() if check != FILES]
    outcomes = differential.outcomes(exhibit, text, cases, path=["/workspace"], timeout=PROBES_TIMEOUT)
    found = {case[0]: (answers(outcome), outcome) for case, outcome in zip(cases, outcomes, strict=True)}
    asked = [case for case in cases if found[case[0]][0]]
    outcomes = differential.outcomes(reference, text, asked, path=["/grader/reference"], timeout=UPSTREAM_TIMEOUT)
    expected = {case[0]: answers(outcome) for case, outcome in zip(asked, outcomes, strict=True)}
    reasons = {}
    for check, (have, outcome) in found.items():
        if not have:
            reasons[check] = f"no answer: {(outcome or 'the process ended')[:300]}"
        elif not expected[check]:
            raise RuntimeError(f"{check}: the reference gave no answer")
        elif have != expected[check]:
            reasons[check] = difference(have, expected[check])
    return reasons


def difference(have: dict[str, str], want: dict[str, str]) -> str:
    """The first probe whose answer is another one, and where."""
    for name, answer in want.items():
        other = have.get(name, "missing")
        if other != answer:
            at = next((i for i, (a, b) in enumerate(zip(other, answer, strict=False)) if a != b), 0)
            start = max(0, at - 40)
            return f"{name}: ...{other[start : at + 60]!r}, not ...{answer[start : at + 60]!r}"
    return f"surplus answers: {sorted(set(have) - set(want))}"


@pytest.fixture(scope="session")
def upstream(exhibit, findings) -> dict[str, dict[str, bool]]:
    """Milestone -> its salted upstream tests and whether they count; only of milestones whose probes agree."""
    assigned = assigned_tests()
    chosen = {milestone: tests for milestone, tests in assigned.items() if milestone not in findings}
    if not chosen:
        return {}
    rng = random.Random(os.urandom(32))
    every = [test for tests in chosen.values() for test in tests]
    held = salted.run(exhibit, GRADER / "suite" / "tests", GRADER / "salts.json", every, rng, timeout=UPSTREAM_TIMEOUT)
    return {milestone: {test: held.get(test, False) for test in tests} for milestone, tests in chosen.items()}


def assigned_tests() -> dict[str, list[str]]:
    """Milestone -> upstream tests with a proven salt that call nothing restored after it."""
    found: dict[str, list[str]] = json.loads((GRADER / "upstream.json").read_text(encoding="utf-8"))
    return found


def marked(ids):
    return [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in ids]


@pytest.mark.parametrize("check", marked(check for check in checks() if check != FILES))
def test_probes_agree_with_the_reference(check, findings):
    if check in findings:
        pytest.fail(findings[check], pytrace=False)


@pytest.mark.parametrize("check", marked(assigned_tests()))
def test_upstream_tests_count(check, findings, upstream):
    if check in findings:
        pytest.fail("its probes fail", pytrace=False)
    salted.require(upstream[check])


@pytest.mark.check(FILES)
def test_licence_and_type_marker_are_shipped(artifact):
    with open("/grader/reference/LICENSE", "rb") as file:
        assert artifact.bytes("LICENSE") == file.read()
    assert artifact.exists("tomlkit/py.typed")
