"""Each milestone: its probes answer as the reference does, and its upstream tests count. Each guard likewise.

All probes share one process a side, from which one is forked for each milestone, and all upstream tests one salted
session, likewise: that keeps the grade of a snapshot near a second.
"""

import json
import tomllib
from pathlib import Path

import pytest
from examiner.kinds import differential, salted
from examiner.reads import ALL

GRADER = Path("/grader")
PROBES = GRADER / "checks" / "probes"
TIMEOUT = 140.0
"""Seconds for all probes, or all upstream tests, on a very busy machine; processor time is what limits them."""
CPU = 3
"""Seconds of processor time for the probes of one milestone; on the reference they take a few hundredths."""
SAMPLE = 50
"""Documents of the upstream suite that one grade compares."""
FILES, DOCUMENTED = "shipped-files", "signatures"


def checks() -> list[str]:
    """Ids of all checks; guards first, so that no milestone's probes can cost them their time."""
    table = tomllib.loads((GRADER / "checks.toml").read_text(encoding="utf-8"))
    return [check["id"] for kind in ("guard", "milestone") for check in table[kind]]


def program(draw) -> str:
    """The program of the differential run: the probes, then the driver."""
    corpus = json.loads((GRADER / "corpus.json").read_text(encoding="utf-8"))
    groups = tomllib.loads((GRADER / "functions.toml").read_text(encoding="utf-8"))["group"]
    functions = [name for group in groups for name in group["functions"]]
    modules = {"common": (PROBES / "common.py").read_text(encoding="utf-8")}
    modules["common"] += f"\nFUNCTIONS = {functions!r}\nCORPUS = {draw('corpus').sample(corpus, SAMPLE)!r}\n"
    for path in sorted(PROBES.glob("?_*.py")):
        modules[path.stem] = path.read_text(encoding="utf-8")
    return f"MODULES = {modules!r}\n" + (PROBES / "driver.py").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def findings(exhibit, reference, reads, draw, selected):
    """Check -> what came of its probes."""
    chosen = [check for check in checks() if check in selected - {FILES}]
    groups = {check: [[check, draw(check).getrandbits(64)]] for check in chosen}
    return differential.compare(exhibit, reference, program(draw), groups, reads=reads, timeout=TIMEOUT, cpu=CPU)


@pytest.fixture(scope="session")
def upstream(exhibit, reads, draw, selected, findings):
    """Milestone -> its salted upstream tests and whether they count; only of milestones whose probes agree."""
    groups = {name: tests for name, tests in assigned_tests().items() if name in selected & findings.agreeing()}
    if not groups:
        return {}
    return salted.run(
        exhibit, GRADER / "suite" / "tests", GRADER / "salts.json", groups, draw, reads=reads, timeout=TIMEOUT
    )


def difference(have: str | None, want: str) -> str:
    """The first probe whose answer is another one, and where."""
    try:
        answers = dict(json.loads(have or "null")["value"])
    except (ValueError, TypeError, KeyError):
        return f"no answer: {(have or 'the process ended')[:300]}"
    for name, answer in json.loads(want)["value"]:
        other = str(answers.get(name, "missing"))
        if other != answer:
            at = next((i for i, (a, b) in enumerate(zip(other, answer, strict=False)) if a != b), 0)
            start = max(0, at - 40)
            return f"{name}: ...{other[start : at + 60]!r}, not ...{answer[start : at + 60]!r}"
    return "surplus answers"


def assigned_tests() -> dict[str, list[str]]:
    """Milestone -> upstream tests with a proven salt that call nothing restored after it."""
    found: dict[str, list[str]] = json.loads((GRADER / "upstream.json").read_text(encoding="utf-8"))
    return found


def marked(ids):
    return [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in ids]


@pytest.mark.parametrize("check", marked(check for check in checks() if check != FILES))
def test_probes_agree_with_the_reference(check, findings, reads):
    if check == DOCUMENTED:
        reads.note((ALL,))  # docstrings stand in bodies that nobody executed
    for _, have, want in findings[check].differing:
        pytest.fail(difference(have, want), pytrace=False)


@pytest.mark.parametrize("check", marked(assigned_tests()))
def test_upstream_tests_count(check, findings, upstream):
    if findings[check].differing:
        pytest.fail("its probes fail", pytrace=False)
    salted.require(upstream[check])


@pytest.mark.check(FILES)
def test_licence_and_type_marker_are_shipped(artifact):
    with open("/grader/reference/LICENSE", "rb") as file:
        assert artifact.bytes("LICENSE") == file.read()
    assert artifact.exists("tomlkit/py.typed")
