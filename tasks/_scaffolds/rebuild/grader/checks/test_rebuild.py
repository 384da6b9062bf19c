"""The library answers as the whole one does, on intervals that are drawn for this grade."""

import pytest
from examiner.kinds import differential

PROBE = """
import intervals


def probe(case):
    name, arguments = case
    if name == "interface":
        return [list(intervals.NAMES), intervals.ordered(*arguments)]
    return getattr(intervals, name)(*arguments)
"""


def interval(rng):
    low = rng.randint(-50, 50)
    return [low, low + rng.randint(0, 9)]


CASES = {
    "length": lambda rng: [["length", [interval(rng)]]],
    "contains": lambda rng: [["contains", [(one := interval(rng)), one[0] + rng.randint(-1, 9)]]],
    "overlap": lambda rng: [["overlap", [interval(rng), (one := interval(rng))]], ["overlap", [one, one]]],
    "span": lambda rng: [["span", [[interval(rng) for _ in range(4)]]]],
    "merged": lambda rng: [
        ["shifted", [interval(rng), rng.randint(1, 99)]],
        ["merged", [[interval(rng) for _ in range(12)]]],
    ],
    "interface": lambda rng: [["interface", [[rng.randint(0, 99), rng.randint(0, 99)]]]],
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
def test_the_library_answers_as_the_whole_one_does(check, findings):
    findings[check].require()
