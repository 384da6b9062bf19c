"""The artifact is asked jobs that are drawn for this grade, and EMBOSS what the answers are."""

import json
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from examiner.kinds import cli, imports
from examiner.memory import Memory

sys.path.insert(0, "/grader/asking")

import asking

PROGRAM = ("-m", "sq")
TABLES = Path("/grader/tables")
ASKED = asking.catalogue()
BROKEN = [
    "not even JSON",
    '{"program": "nowhere", "options": {}, "files": {"sequence": ">a\\nACGT\\n"}}',
    '{"program": "nthseq", "options": {"number": 9}, "files": {"sequence": ">a\\nACGT\\n"}}',
]


def drawn(rng, check):
    """The questions of a check, with EMBOSS's answers; they are worked out once for all trees of a trial."""
    seed, memory = rng.getrandbits(64), Memory("EMBOSS")
    told = memory.get(check, seed)
    if told is None:
        source = random.Random(seed)
        told = [vars(question) for ask in ASKED[check] for question in asking.questions(source, ask)]
        memory.put(check, seed, told)
    return [asking.Question(**one) for one in told]


def asked(exhibit, groups):
    """The lines that the toolkit answers to each group of lines; one process for each."""
    cases = [cli.Case(stdin="".join(f"{line}\n" for line in lines).encode()) for lines in groups]
    outcomes = cli.outcomes(exhibit, PROGRAM, cases, timeout=80, cpu=20)
    return [[] if one is None else one.stdout.decode("utf-8", "replace").splitlines() for one in outcomes]


def parsed(line):
    """The rows of an answer; None if it is none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def wrong(questions, lines):
    """What is wrong with a check's answers."""
    found = []
    for place, question in enumerate(questions):
        rows = parsed(lines[place]) if place < len(lines) else None
        problem = asking.difference(rows, question)
        if problem:
            found.append(f"{question.program} {json.dumps(question.options)}: {problem}")
    return found


@pytest.fixture(scope="session")
def findings(exhibit, draw, selected):
    """Check -> what is wrong."""
    checks = [check for check in ASKED if check in selected]
    with ThreadPoolExecutor(3) as pool:
        questions = list(pool.map(drawn, [draw(check) for check in checks], checks))
    lines = asked(exhibit, [[json.dumps(question.job()) for question in some] for some in questions])
    return {check: wrong(*both) for check, *both in zip(checks, questions, lines, strict=True)}


CHECKS = [pytest.param(name, marks=pytest.mark.check(name), id=name) for name in ASKED]


@pytest.mark.parametrize("check", CHECKS)
def test_programs_answer_what_emboss_answers(check, findings):
    if findings[check]:
        pytest.fail(f"{len(findings[check])} differ, such as {findings[check][0]}", pytrace=False)


@pytest.mark.check("jobs")
def test_a_job_that_cannot_be_done_harms_no_other(exhibit, rng):
    letters = "".join(rng.choice("ACGT") for _ in range(40))
    good = json.dumps({"program": "nthseq", "options": {"number": 1}, "files": {"sequence": f">one\n{letters}\n"}})
    [lines] = asked(exhibit, [[line for broken in BROKEN for line in (broken, good)]])
    assert len(lines) == 2 * len(BROKEN)
    for error, answer in zip(lines[::2], lines[1::2], strict=True):
        told = parsed(error)
        assert isinstance(told, dict) and isinstance(told.get("error"), str), error[:80]
        assert parsed(answer) == [["one", "", letters]]


@pytest.mark.check("tables")
@pytest.mark.parametrize("name", sorted(path.name for path in TABLES.glob("*.csv")))
def test_a_table_is_unaltered(artifact, name):
    assert artifact.bytes(f"tables/{name}") == (TABLES / name).read_bytes()


@pytest.mark.check("standard-library")
def test_nothing_but_the_standard_library_is_imported(artifact):
    found = imports.foreign(artifact, "sq")
    if found:
        pytest.fail("; ".join(found[:5]), pytrace=False)
