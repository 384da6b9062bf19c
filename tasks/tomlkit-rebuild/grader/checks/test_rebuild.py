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


def stubbed(outcome: str | None) -> bool:
    """Whether the artifact gave no answer, or one that the reference never gives."""
    if outcome is None:
        return True
    answers = json.loads(outcome)
    value = answers.get("value") if isinstance(answers, dict) else None
    return not value or any(str(answer[-1]).startswith("raised ") for answer in value)


@pytest.fixture(scope="session")
def findings(exhibit, reference) -> dict[str, str]:
    """Check id -> why its probes fail; a check whose probes agree has no entry."""
    rng = random.Random(os.urandom(32))
    text = program(rng)
    cases = [[check, rng.getrandbits(64)] for check in checks()]
    found = differential.outcomes(exhibit, text, cases, path=["/workspace"], timeout=PROBES_TIMEOUT)
    open_cases = [case for case, outcome in zip(cases, found, strict=True) if not stubbed(outcome)]
    expected = dict(
        zip(
            [case[0] for case in open_cases],
            differential.outcomes(reference, text, open_cases, path=["/grader/reference"], timeout=UPSTREAM_TIMEOUT),
            strict=True,
        )
    )
    reasons = {}
    for (check, _), outcome in zip(cases, found, strict=True):
        if check not in expected:
            reasons[check] = f"no answer: {(outcome or 'the process ended')[:300]}"
        elif stubbed(expected[check]):
            raise RuntimeError(f"{check}: the reference gave no answer: {expected[check]}")
        elif outcome != expected[check]:
            reasons[check] = difference(outcome, expected[check])
    return reasons


def difference(outcome: str, expected: str) -> str:
    """The first probe whose answer is another one, and where."""
    have, want = (dict(json.loads(text)["value"]) for text in (outcome, expected))
    for name, answer in want.items():
        other = str(have.get(name, "missing"))
        if other != answer:
            at = next((i for i, (a, b) in enumerate(zip(other, answer, strict=False)) if a != b), 0)
            start = max(0, at - 40)
            return f"{name}: ...{other[start : at + 60]!r}, not ...{answer[start : at + 60]!r}"
    return "surplus answers"


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
