import json
import string
from pathlib import Path

import pytest
from examiner.kinds import differential, salted

GRADER = Path("/grader")
PAIRS = [
    ("shifted", "scaled"),
    ("folded", "capped"),
    ("turned", "repeated"),
    ("joined", "split"),
    ("counted", "summed"),
]
PROBE = """
import sums
def probe(case):
    name, arguments = case
    return sums.VERSION if name == "VERSION" else getattr(sums, name)(*arguments)
"""
TIMEOUT = 20.0
"""Seconds for each side, on a machine that has other things to do; processor time is limited by `cpu`."""


def word(rng):
    return "".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(30, 60)))


DRAW = {
    "joined": lambda rng: [word(rng) for _ in range(rng.randint(2, 5))],
    "counted": lambda rng: [rng.randint(0, 40) for _ in range(12)],
    "summed": lambda rng: [rng.randint(-99, 99) for _ in range(5)],
    **dict.fromkeys(("turned", "repeated", "split"), word),
    **dict.fromkeys(("shifted", "scaled", "folded", "capped"), lambda rng: rng.randint(0, 999)),
}


@pytest.fixture(scope="session")
def findings(exhibit, reference, reads, draw, selected):
    """Check -> what came of its cases."""
    groups = {"version-kept": [["VERSION", []]]}
    for pair in PAIRS:
        rng = draw("-and-".join(pair))
        groups["-and-".join(pair)] = [[name, [DRAW[name](rng)]] for name in pair for _ in range(8)]
    groups = {check: cases for check, cases in groups.items() if check in selected}
    return differential.compare(exhibit, reference, PROBE, groups, reads=reads, timeout=TIMEOUT, cpu=2, wall=TIMEOUT)


@pytest.fixture(scope="session")
def upstream(exhibit, reads, draw, selected):
    table = json.loads((GRADER / "salts.json").read_text())
    groups = {"-and-".join(pair): belonging(pair, table) for pair in PAIRS if "-and-".join(pair) in selected}
    return salted.run(exhibit, GRADER / "suite", table, groups, draw, reads=reads, timeout=TIMEOUT) if groups else {}


def belonging(pair, table):
    return [test for test in table["tests"] if test.rpartition("test_")[2] in pair]


def marked(pairs):
    return [pytest.param("-and-".join(pair), marks=pytest.mark.check("-and-".join(pair))) for pair in pairs]


@pytest.mark.parametrize("check", marked(PAIRS))
def test_the_functions_answer_as_the_reference_does(check, findings):
    findings[check].require()


@pytest.mark.parametrize("check", marked(PAIRS))
def test_the_salted_tests_count(check, upstream):
    salted.require(upstream[check])


@pytest.mark.check("version-kept")
def test_the_version_is_kept(findings):
    findings["version-kept"].require()
