"""The artifact is asked operations that are drawn for this grade, and PROJ what the answers are."""

import random
import sys
import tempfile
from pathlib import Path

import pytest
from examiner.kinds import cli

sys.path.insert(0, "/grader/asking")

import asked
import catalogue

PROGRAM = ("-m", "carto")
TABLE = Path("/grader/ellipsoids.csv")


def drawn(rng: random.Random):
    """(check -> its questions, the grids that they name)."""
    west = rng.randint(-60, 60)
    box, centre = (west, west + 10, 42, 50, 0.5), west + rng.uniform(4.2, 5.8)
    files = {asked.SHIFTS: asked.ntv2(rng, *box), asked.HEIGHTS: asked.gtx(rng, *box)}
    with tempfile.TemporaryDirectory() as folder:
        grids = {name: Path(folder) / name for name in files}
        for name, data in files.items():
            grids[name].write_bytes(data)
        made = {
            check: [question for ask in asks for question in asked.questions(rng, ask, round(centre, 4), grids)]
            for check, asks in catalogue.ASKED.items()
        }
    return made, files


def text(questions):
    lines = []
    for question in questions:
        lines.append(question.line)
        lines += [" ".join(map(repr, point[: question.columns])) for point in question.given]
    return ("\n".join(lines) + "\n").encode()


def answers(exhibit, asks, files, cpu):
    """The lines of the program's answer to each group of questions; one process for each."""
    cases = [cli.Case(stdin=text(group), files=files) for group in asks]
    outcomes = cli.outcomes(exhibit, PROGRAM, cases, timeout=60, cpu=cpu)
    return [[] if one is None else one.stdout.decode("utf-8", "replace").splitlines() for one in outcomes]


def wrong(questions, lines):
    """What is wrong with a check's answers."""
    found, lines = [], iter(lines)
    for question in questions:
        for given, wanted in zip(question.given, question.wanted, strict=True):
            told = next(lines, "nothing")
            try:
                right = asked.close([float(word) for word in told.split()], question, wanted)
            except ValueError:
                right = False
            if not right:
                place, want = (" ".join(map(str, point[: question.columns])) for point in (given, wanted))
                found.append(f"{question.line}: {place} gives {told[:80]}, not {want}")
    return found


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what is wrong."""
    asks, files = drawn(draw("operations"))
    count = {check: sum(len(question.given) for question in questions) for check, questions in asks.items()}
    [lines] = answers(exhibit, [[question for questions in asks.values() for question in questions]], files, 30)
    if len(lines) == sum(count.values()):
        told, start = {}, 0
        for check, number in count.items():
            told[check] = lines[start : start + number]
            start += number
    else:
        # The program ended early: what is right in it is found check by check.
        told = dict(zip(asks, answers(exhibit, list(asks.values()), files, 4), strict=True))
    return {check: wrong(questions, told[check]) for check, questions in asks.items()}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in catalogue.ASKED]


@pytest.mark.parametrize("check", CHECKS)
def test_operations_are_as_in_proj(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} differ, such as {findings[check][0]}", pytrace=False)


@pytest.mark.check("table")
def test_the_table_of_ellipsoids_is_unaltered(artifact):
    assert artifact.bytes("ellipsoids.csv") == TABLE.read_bytes()
