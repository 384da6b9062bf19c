"""The library answers as the sound one does, on texts that are drawn for this grade."""

import string

import pytest
from examiner.kinds import differential

PROBE = """
import columns


def probe(case):
    name, arguments = case
    return getattr(columns, name)(*arguments)
"""


def word(rng):
    return "".join(rng.choices(string.ascii_letters, k=rng.randint(1, 9)))


def rows(rng):
    return [[word(rng) for _ in range(3)] for _ in range(rng.randint(2, 5))]


CASES = {
    "left": lambda rng: [["left", [word(rng), rng.randint(9, 20)]]],
    "right": lambda rng: [["right", [word(rng), rng.randint(10, 20)]]],
    "clip": lambda rng: [["clip", [word(rng) + word(rng), rng.randint(2, 12)]]],
    "rule": lambda rng: [["rule", [[rng.randint(1, 9) for _ in range(rng.randint(2, 5))], rng.randint(1, 3)]]],
    "table": lambda rng: [["widths", [drawn := rows(rng)]], ["table", [[[" a", "b", "c"], *drawn], 2]]],
    "trimmed": lambda rng: [["trimmed", [" " * rng.randint(0, 3) + word(rng) + " " * rng.randint(0, 3)]]],
}
"""Check -> one draw of its cases."""


def cases(check, rng):
    return [case for _ in range(20) for case in CASES[check](rng)]


@pytest.fixture(scope="session")
def findings(exhibit, reference, reads, draw, selected):
    """Check -> what came of its cases; all share a process a side, from which one is forked for each check."""
    drawn = {check: cases(check, draw(check)) for check in sorted(selected)}
    return differential.compare(exhibit, reference, PROBE, drawn, reads=reads)


@pytest.mark.parametrize("check", [pytest.param(check, marks=pytest.mark.check(check), id=check) for check in CASES])
def test_the_library_answers_as_the_sound_one_does(check, findings):
    findings[check].require()
