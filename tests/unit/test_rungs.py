"""A rung is a task with fewer milestones of another: it inherits the rest, and its images hold its own checks."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from benchmark.spec.errors import UsageError
from benchmark.spec.layout import Layout
from benchmark.suite.contexts import agent_context, grader_context
from benchmark.suite.lint import lint_task
from benchmark.suite.load import load_task
from benchmark.suite.locate import Suite, locate

TINY = Path(__file__).parents[1] / "suites" / "tiny"
RUNG = """\
name = "notes-6"
rung_of = "notes"
title = "Fewer notes"
required_steps = 6
milestones = ["notes-2", "notes-4", "notes-6"]
"""


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    shutil.copytree(TINY, tmp_path / "suite", symlinks=False)
    folder = tmp_path / "suite" / "tasks" / "notes-6"
    folder.mkdir()
    (folder / "task.toml").write_text(RUNG, encoding="utf-8")
    return locate(tmp_path / "suite")


def rewrite(suite: Suite, old: str, new: str) -> None:
    path = suite.task_folder("notes-6") / "task.toml"
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_rung_inherits_what_it_does_not_say_and_counts_its_own_actions(suite):
    whole, rung = load_task(suite, "notes"), load_task(suite, "notes-6")
    assert (rung.task.family, rung.task.planted) == (whole.task.family, whole.task.planted)
    assert (rung.task.title, rung.task.required_steps) == ("Fewer notes", 6)
    milestones = [check for check in rung.checks if check.kind == "milestone"]
    assert [(check.first_action, check.last_action) for check in milestones] == [(1, 2), (3, 4), (5, 6)]
    assert sum(check.weight for check in milestones) == 5
    assert [check for check in rung.checks if check.kind == "guard"] == [
        check for check in whole.checks if check.kind == "guard"
    ]


def test_its_images_are_made_of_the_whole_tasks_files_with_its_own_over_them(suite, tmp_path):
    layout = Layout(tmp_path / "state")
    (suite.task_folder("notes-6") / "environment").mkdir()
    (suite.task_folder("notes-6") / "environment" / "EXTRA").write_text("mine")
    whole, rung = load_task(suite, "notes"), load_task(suite, "notes-6")
    agent, before = agent_context(rung, layout).files, agent_context(whole, layout).files
    assert {path for path in agent if path not in before} == {"EXTRA", "recipe/milestones.json"}
    assert json.loads(agent["recipe/milestones.json"][0]) == ["notes-2", "notes-4", "notes-6"]
    files = grader_context(rung, layout).files
    checks = tomllib.loads(files["checks.toml"][0].decode())
    assert [table["id"] for table in checks["milestone"]] == ["notes-2", "notes-4", "notes-6"]
    assert checks["guard"] == tomllib.loads(grader_context(whole, layout).files["checks.toml"][0].decode())["guard"]
    assert files["checks/test_notes.py"] == grader_context(whole, layout).files["checks/test_notes.py"]


def test_the_number_of_actions_is_told_in_a_shared_instruction(suite):
    path = suite.task_folder("notes") / "instruction.md"
    path.write_text("Write {required_steps} notes, {so} to say.")
    assert load_task(suite, "notes-6").instruction() == "Write 6 notes, {so} to say."
    assert load_task(suite, "notes").instruction() == "Write 10 notes, {so} to say."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"notes-2", ', '"notes-3", ', "milestones: not some of the whole task's"),
        ('"notes-2", "notes-4"', '"notes-4", "notes-2"', "in its order"),
        ('rung_of = "notes"', 'rung_of = "nothing"', "no such file"),
        ('rung_of = "notes"', 'rung_of = "notes-6"', "itself a rung"),
        ('title = "Fewer notes"', 'titel = "Fewer notes"', "unknown key"),
    ],
)
def test_a_rung_that_does_not_fit_its_task_is_refused(suite, old, new, message):
    rewrite(suite, old, new)
    with pytest.raises(UsageError, match=message):
        load_task(suite, "notes-6")


def test_lint_counts_a_rungs_own_actions(suite):
    rewrite(suite, "required_steps = 6", "required_steps = 7")
    assert any("own 6 actions" in problem.message for problem in lint_task(suite, "notes-6"))
