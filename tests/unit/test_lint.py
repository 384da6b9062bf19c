"""The linter, tested by mutation: one task that passes, and edits that must each be found."""

import shutil
from pathlib import Path

import pytest

from benchmark.spec.errors import UsageError
from benchmark.suite.lint import lint_harness, lint_task
from benchmark.suite.locate import locate

TINY = Path(__file__).parents[1] / "suites" / "tiny"


@pytest.fixture
def suite(tmp_path):
    shutil.copytree(TINY, tmp_path / "suite", symlinks=False)
    return locate(tmp_path / "suite")


def edit(suite, path, old, new):
    target = suite.task_folder("notes") / path
    text = target.read_text(encoding="utf-8")
    assert old in text, f"{path} no longer has {old!r}"
    target.write_text(text.replace(old, new), encoding="utf-8")


def test_the_unchanged_task_passes(suite):
    assert lint_task(suite, "notes") == []


@pytest.mark.parametrize(
    ("path", "old", "new", "where", "message"),
    [
        ("task.toml", "seconds = 120", "secondz = 120", "task.toml:12", "limits.secondz: unknown key"),
        ("task.toml", "memory_mb = 256", 'memory_mb = "lots"', "task.toml:11", "limits.memory_mb"),
        ("task.toml", 'tier = "easy"', 'tier = "hard"', "task.toml:6", "R = 10 is easy, not hard"),
        ("task.toml", 'tier = "easy"', 'tier = "tiny"', "task.toml:6", "tier"),
        ("task.toml", 'name = "notes"', 'name = "other"', "task.toml", "in a folder called 'notes'"),
        ("task.toml", "required_steps = 10", "required_steps = 11", "task.toml:7", "own 10 actions"),
        ("task.toml", 'break = "echo changed > KEEP"', "", "task.toml:17", "planted.break"),
        ("task.toml", 'scope = ["notes.txt"]', "scope = [", "task.toml", "not valid TOML"),
        ("grader/checks.toml", 'id = "notes-4"', 'id = "notes-2"', "checks.toml:7", "more than once"),
        ("grader/checks.toml", "owns = 2", "owns = 13", "checks.toml:4", "milestone.0.owns"),
        ("grader/checks.toml", 'id = "kept"', 'id = "kept"\nweight = 3', "checks.toml", "guard.0.weight: unknown key"),
        ("grader/checks.toml", 'id = "kept"', 'id = "Kept!"', "checks.toml", "guard.0.id"),
        (
            "grader/checks/test_notes.py",
            'mark.check("kept")',
            'mark.check("keep")',
            "test_notes.py:",
            "does not declare",
        ),
        (
            "grader/Dockerfile",
            "COPY . /grader/",
            "RUN apt-get update \\\n && apt-get install -y jq=1.6\nCOPY . /grader/",
            "Dockerfile:3",
            "installs jq, whose release task.toml does not pin",
        ),
        (
            "task.toml",
            "[limits]",
            '[[packages]]\nname = "jq"\nversion = "1.6"\n\n[limits]',
            "task.toml:10",
            "packages.0: pins jq, which the grader's Dockerfile does not install",
        ),
        (
            "task.toml",
            "[limits]",
            '[[packages]]\nname = "jq"\nversion = "newest"\n\n[limits]',
            "task.toml:12",
            "packages.0.version",
        ),
    ],
)
def test_each_fault_is_found_where_it_is(suite, path, old, new, where, message):
    edit(suite, path, old, new)
    problems = lint_task(suite, "notes")
    assert any(where in problem.where and message in problem.message for problem in problems), problems


def test_a_check_that_no_test_decides_is_found_where_it_is_declared(suite):
    path = suite.task_folder("notes") / "grader" / "checks" / "test_notes.py"
    ids = ["notes-2", "notes-4", "notes-6", "notes-8", "kept"]
    path.write_text("\n".join(f'@pytest.mark.check("{name}")\ndef test_{n}(): ...' for n, name in enumerate(ids)))
    assert [(problem.where.rpartition("/")[2], problem.message) for problem in lint_task(suite, "notes")] == [
        ("checks.toml:22", "no test decides the check 'notes-10'")
    ]


def test_a_pinned_package_that_is_installed_is_no_problem(suite):
    edit(suite, "grader/Dockerfile", "COPY . /grader/", "RUN apt-get install -y jq\nCOPY checks /grader/checks")
    edit(suite, "task.toml", "[limits]", '[[packages]]\nname = "jq"\nversion = "1.6"\n\n[limits]')
    assert lint_task(suite, "notes") == []


@pytest.mark.parametrize(
    "path",
    [
        "instruction.md",
        "environment/Dockerfile",
        "grader/Dockerfile",
        "grader/checks.toml",
        "grader/checks/test_notes.py",
    ],
)
def test_a_missing_file_is_found(suite, path):
    (suite.task_folder("notes") / path).unlink()
    assert lint_task(suite, "notes")


def test_too_few_milestones_are_found(suite):
    path = suite.task_folder("notes") / "grader" / "checks.toml"
    tables = path.read_text().split("[[milestone]]")
    merged = (
        tables[0]
        + "[[milestone]]"
        + tables[1].replace("owns = 2", "owns = 4")
        + "[[milestone]]"
        + "[[milestone]]".join(tables[3:])
    )
    path.write_text(merged)
    assert any("needs at least 5" in problem.message for problem in lint_task(suite, "notes"))


def test_a_last_milestone_of_one_action_weighs_nothing_and_is_found(suite):
    path = suite.task_folder("notes") / "grader" / "checks.toml"
    text = path.read_text()
    head, _, tail = text.rpartition("owns = 2")
    path.write_text((head + "owns = 1" + tail).replace("owns = 2", "owns = 3", 1))
    assert any("must own at least 2" in problem.message for problem in lint_task(suite, "notes"))


def test_every_harness_of_the_suite_passes():
    suite = locate(TINY)
    assert [problem for name in suite.harness_names() for problem in lint_harness(suite, name)] == []


def test_a_folder_that_is_no_suite_is_named(tmp_path):
    with pytest.raises(UsageError, match="tasks, graders, harnesses missing"):
        locate(tmp_path)
