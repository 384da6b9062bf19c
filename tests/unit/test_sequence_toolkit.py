"""The task of the bioinformatician, without Docker: its reference answers all that is drawn, as EMBOSS does."""

import csv
import json
import random
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from support.authored import TASKS, modules_of, play

TASK = TASKS / "sequence-toolkit"
ASKING, WORKSPACE = TASK / "recipe" / "asking", TASK / "recipe" / "workspace"


@pytest.fixture(scope="module")
def asking():
    with modules_of(ASKING) as load:
        module = load("asking")
        module.catalogue()
        yield module


@pytest.fixture(scope="module")
def toolkit(tmp_path_factory) -> Path:
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("toolkit") / "done")


def answers(folder: Path, jobs: list[dict]) -> list:
    text = "".join(json.dumps(job) + "\n" for job in jobs)
    command = [sys.executable, "-m", "sq"]
    done = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def answer(folder: Path, program: str, sequence: str, other: str = "", **options: object):
    [rows] = answers(
        folder, [{"program": program, "options": options, "files": {"sequence": sequence, "other": other}}]
    )
    return rows


def drawn_jobs(asking, seed: int) -> list[dict]:
    rng, jobs = random.Random(seed), []
    for asks in asking.CATALOGUE.values():
        for ask in asks:
            options, files = ask.draw(rng)
            jobs.append({"program": ask.program, "options": options, "files": files})
    return jobs


def test_the_reference_has_a_table_for_every_job_that_is_drawn(asking, toolkit):
    for seed in range(2):
        jobs = drawn_jobs(asking, seed)
        for job, rows in zip(jobs, answers(toolkit, jobs), strict=True):
            assert isinstance(rows, list), f"{job['program']} {job['options']}: {rows}"


def test_the_untouched_toolkit_answers_its_two_programs_and_an_error_to_all_others(asking):
    jobs = drawn_jobs(asking, 3)
    for job, rows in zip(jobs, answers(WORKSPACE, jobs), strict=True):
        assert isinstance(rows, list) == (job["program"] in ("nthseq", "seqcount")), job["program"]


def test_each_check_is_asked_something_and_the_manual_names_every_program(asking):
    checks = tomllib.loads((TASK / "grader" / "checks.toml").read_text(encoding="utf-8"))
    milestones = [one["id"] for one in checks["milestone"]]
    guards = [one["id"] for one in checks["guard"]]
    assert {*milestones, "examples"} == set(asking.CATALOGUE)
    assert set(guards) == {"examples", "jobs", "tables", "standard-library"}
    manual = (WORKSPACE / "MANUAL.md").read_text(encoding="utf-8")
    chapters = [name.lower() for name in re.findall(r"^## \d+\. (\w+)", manual, re.M)]
    assert chapters == milestones
    programs = {ask.program for asks in asking.CATALOGUE.values() for ask in asks}
    assert len(programs) > 75
    for program in programs - {"nthseq", "seqcount"}:
        assert f"**{program}**" in manual, program


def test_every_option_and_format_that_is_drawn_is_in_the_manual(asking):
    manual = (WORKSPACE / "MANUAL.md").read_text(encoding="utf-8")
    for seed in range(6):
        for job in drawn_jobs(asking, seed):
            for option in job["options"]:
                assert re.search(rf"\b{option}\b", manual), f"{job['program']} {option}"
            for name in ("osformat", "sformat", "method"):
                assert re.search(rf"\b{job['options'].get(name, 'one')}\b", manual)


def test_a_job_that_cannot_be_done_harms_no_other(toolkit):
    good = {"program": "seqcount", "options": {}, "files": {"sequence": ">a\nAC\n"}}
    lines = answers(toolkit, [{"program": "nowhere", "files": {}}, good, {**good, "program": "cutseq"}, good])
    assert [isinstance(line, dict) for line in lines] == [True, False, True, False]
    assert lines[1] == lines[3] == [[1]]


def test_what_can_be_worked_out_by_hand(toolkit):
    assert answer(toolkit, "revseq", ">a b\nACGTr\n", reverse=True, complement=True, tag=True) == [
        ["a", "Reversed: b", "yACGT"]
    ]
    assert answer(toolkit, "transeq", ">a\nATGTAAC\n", frame="F") == [
        ["a_1", "", "M*X"],
        ["a_2", "", "CN"],
        ["a_3", "", "VT"],
    ]
    # Four equal bases of score 5, one gap of two letters within.
    costs = {"gapopen": 6.0, "gapextend": 1.0, "protein": False}
    assert answer(toolkit, "needle", ">a\nACGTACGTAC\n", ">b\nACGTGTAC\n", **costs) == [[8 * 5 - 7.0]]
    assert answer(toolkit, "water", ">a\nTTTTACGTAC\n", ">b\nGGGACGTACGG\n", **costs) == [[30.0]]
    # Glycine's residue and a water.
    row = answer(toolkit, "pepstats", ">a\nG\n", table="summary", mono=False, termini=True)[0]
    assert row[0] == pytest.approx(75.067, abs=1e-3)
    assert answer(toolkit, "distmat", ">a\nACGTACGTAC\n>b\nACGTACGTAA\n", method="jukes", protein=False, gapweight=0.0)[
        0
    ][2] == pytest.approx(10.7326, abs=1e-4)


def test_a_number_may_be_off_by_its_last_digit_only(asking):
    assert asking.same(1.239, "1.24")
    assert asking.same("1.24", "1.24")
    assert not asking.same(1.26, "1.24")
    assert not asking.same(13, "12")
    assert not asking.same(True, "1")
    assert not asking.same(float("nan"), "1.0")
    question = asking.Question("x", {}, {}, [["b", "2"], ["a", "1.50"]], True)
    assert asking.difference([["a", 1.5], ["b", 2]], question) is None
    assert asking.difference([["a", 1.5]], question)
    assert asking.difference([["a", 1.5], ["b", 2, 3]], question)
    assert asking.difference({"error": "no"}, question)
    question.unordered = False
    assert asking.difference([["a", 1.5], ["b", 2]], question)


def test_no_draw_of_antigenic_stretches_hangs_on_rounding(asking):
    with modules_of(ASKING) as load:
        asks = load("asks_proteins")
    with (WORKSPACE / "tables" / "aminos.csv").open(encoding="ascii", newline="") as file:
        scale = {row["amino"]: float(row["antigenic"]) for row in csv.DictReader(file)}
    assert asks.tied("D" * 9)
    assert not asks.tied("ARNDCQEGH")
    assert set(asks.ANTIGENIC) == set(scale)


@pytest.mark.skipif(shutil.which("em_cons") is None, reason="no EMBOSS here")
def test_the_reference_answers_what_emboss_answers(asking, toolkit):
    for seed in range(2):
        rng = random.Random(seed)
        questions = [one for asks in asking.CATALOGUE.values() for ask in asks for one in asking.questions(rng, ask)]
        found = answers(toolkit, [question.job() for question in questions])
        wrong = [
            (question.program, question.options, problem)
            for question, rows in zip(questions, found, strict=True)
            if (problem := asking.difference(rows, question))
        ]
        assert wrong == []


def test_what_one_step_brings_is_missed(asking, toolkit, tmp_path):
    left = shutil.copytree(toolkit, tmp_path / "left")
    (left / "sq" / "islands.py").unlink()
    jobs = drawn_jobs(asking, 5)
    lost = {job["program"] for job, rows in zip(jobs, answers(left, jobs), strict=True) if not isinstance(rows, list)}
    assert lost == {"cpgplot", "newcpgreport"}
