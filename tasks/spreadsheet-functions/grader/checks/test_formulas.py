"""The artifact works out sheets that are drawn for this grade, and Gnumeric says what should come out."""

import sys

import pytest
from examiner.kinds import cli, imports
from examiner.memory import Memory

sys.path.insert(0, "/grader/asking")

import asked
import gnumeric

PROGRAM = ("-m", "calc")


def drawn(rng):
    """(the sheets, what their formulas come to); Gnumeric is asked once a room."""
    memory, key = Memory("spreadsheet-functions"), repr(rng.getstate())
    sheets = asked.sheets(rng)
    answers = memory.get("answers", key)
    if answers is None:
        answers = gnumeric.answers(sheets)
        memory.put("answers", key, answers)
    return sheets, answers


def outputs(exhibit, groups, cpu):
    """What the program answers to each group of sheets; one process for each."""
    cases = [cli.Case(stdin=asked.text(group).encode()) for group in groups]
    found = []
    for outcome in cli.outcomes(exhibit, PROGRAM, cases, timeout=90, cpu=cpu):
        lines = [] if outcome is None else outcome.stdout.decode("utf-8", "replace").splitlines()
        found.append(asked.answered(lines))
    return found


def wrong(cells, wanted, told):
    """What is wrong with a sheet's answers."""
    found = []
    for row, want in enumerate(wanted):
        have = told.get(row, "nothing")
        if not asked.close(have, want):
            found.append(f"{cells[row, gnumeric.FORMULA_COLUMN]} gives {have[:80]}, not {want}")
    return found


@pytest.fixture(scope="session")
def findings(exhibit, draw):
    """Check -> what is wrong."""
    sheets, wanted = drawn(draw("sheets"))
    [told] = outputs(exhibit, [sheets], 20)
    if set(told) != set(sheets):
        # The program ended early: what is right in it is found sheet by sheet.
        parts = outputs(exhibit, [{name: cells} for name, cells in sheets.items()], 3)
        told = {name: part.get(name, {}) for name, part in zip(sheets, parts, strict=True)}
    return {name: wrong(cells, wanted[name], told[name]) for name, cells in sheets.items()}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in asked.catalogue()]


@pytest.mark.parametrize("check", CHECKS)
def test_formulas_come_to_what_gnumeric_says(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} differ, such as {findings[check][0]}", pytrace=False)


@pytest.mark.check("standard-library")
def test_nothing_but_the_standard_library_is_imported(artifact):
    found = imports.foreign(artifact, "calc")
    if found:
        pytest.fail("; ".join(found[:5]), pytrace=False)
