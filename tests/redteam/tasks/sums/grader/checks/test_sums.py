import json
import os
import random
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
TIMEOUT = 5.0


def word(rng):
    return "".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(30, 60)))


DRAW = {
    "joined": lambda rng: [word(rng) for _ in range(rng.randint(2, 5))],
    "counted": lambda rng: [rng.randint(0, 40) for _ in range(12)],
    "summed": lambda rng: [rng.randint(-99, 99) for _ in range(5)],
    **dict.fromkeys(("turned", "repeated", "split"), word),
    **dict.fromkeys(("shifted", "scaled", "folded", "capped"), lambda rng: rng.randint(0, 999)),
}


@pytest.fixture(scope="module")
def compared(exhibit, reference):
    """Function -> whether every answer is the reference's."""
    rng = random.Random(os.urandom(32))
    cases = [["VERSION", []]] + [[name, [DRAW[name](rng)]] for name in DRAW for _ in range(8)]
    rng.shuffle(cases)
    expected = differential.outcomes(reference, PROBE, cases, path=["/grader/reference"], timeout=TIMEOUT)
    if None in expected:
        raise RuntimeError("the reference gave no answer")
    found = differential.outcomes(exhibit, PROBE, cases, path=["/workspace"], timeout=TIMEOUT)
    same = dict.fromkeys([name for name, _ in cases], True)
    for (name, _), want, have in zip(cases, expected, found, strict=True):
        same[name] = same[name] and want == have
    return same


@pytest.fixture(scope="module")
def upstream(exhibit):
    table = json.loads((GRADER / "salts.json").read_text())
    return salted.run(exhibit, GRADER / "suite", table, table["tests"], random.Random(os.urandom(32)), timeout=TIMEOUT)


def marked(pairs):
    return [pytest.param(pair, marks=pytest.mark.check("-and-".join(pair))) for pair in pairs]


@pytest.mark.parametrize("pair", marked(PAIRS))
def test_the_functions_answer_as_the_reference_does(pair, compared):
    wrong = [name for name in pair if not compared[name]]
    assert not wrong, f"{wrong} differ"


@pytest.mark.parametrize("pair", marked(PAIRS))
def test_the_salted_tests_count(pair, upstream):
    salted.require({test: held for test, held in upstream.items() if test.rpartition("test_")[2] in pair})


@pytest.mark.check("version-kept")
def test_the_version_is_kept(compared):
    assert compared["VERSION"]
