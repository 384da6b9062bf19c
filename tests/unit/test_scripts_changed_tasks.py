"""Which tasks a change must prove."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "script"))
changed_tasks = importlib.import_module("changed_tasks")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, toml in {
        "whole": "",
        "rung": 'rung_of = "whole"',
        "cooked": 'recipe = "rebuild"',
        "cooked-rung": 'rung_of = "cooked"',
        "wrong": 'recipe = "repair"',
        "alone": "",
    }.items():
        (tmp_path / "tasks" / name).mkdir(parents=True)
        (tmp_path / "tasks" / name / "task.toml").write_text(toml + "\n")
    (tmp_path / "tasks" / "_recipes" / "repair").mkdir(parents=True)
    (tmp_path / "tasks" / "_recipes" / "repair" / "recipe.toml").write_text('on = "rebuild"\n')
    return tmp_path


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@b")
    done = subprocess.run(["git", *identity, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(root: Path) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "a commit")
    return git(root, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("tasks/alone/instruction.md", ["alone"]),
        ("tasks/rung/task.toml", ["rung"]),
        ("tasks/whole/grader/checks/test_it.py", ["rung", "whole"]),
        ("tasks/_recipes/rebuild/grader/Dockerfile", ["cooked", "cooked-rung", "wrong"]),
        ("tasks/_recipes/rebuild/author/lab.py", []),
        ("tasks/_recipes/repair/grader/Dockerfile", ["wrong"]),
        ("tasks/_recipes/other/grader/Dockerfile", []),
        ("tasks/gone/task.toml", []),
        ("docs/add-a-task.md", []),
        ("tests/suites/tiny/tasks/alone/task.toml", []),
    ],
)
def test_a_task_is_touched_by_its_files_its_whole_tasks_and_its_recipes(root, path, names):
    assert changed_tasks.touched(root, [path]) == names


def test_what_is_committed_and_what_is_not_has_changed(root):
    git(root, "init", "-q")
    base = commit(root)
    (root / "tasks" / "alone" / "task.toml").write_text("# changed\n")
    commit(root)
    (root / "tasks" / "rung" / "task.toml").write_text("# changed\n")
    (root / "tasks" / "whole" / "instruction.md").write_text("new\n")
    paths = ["tasks/alone/task.toml", "tasks/rung/task.toml", "tasks/whole/instruction.md"]
    assert sorted(changed_tasks.changed(root, base)) == paths


def test_it_is_compared_with_the_commit_before_where_there_is_no_other_branch(root, monkeypatch):
    monkeypatch.delenv("CI_BASE", raising=False)
    git(root, "init", "-q")
    first = commit(root)
    assert "tasks/alone/task.toml" in changed_tasks.changed(root, changed_tasks.default_base(root))
    (root / "more").write_text("more\n")
    commit(root)
    assert changed_tasks.default_base(root) == first
    (root / "still-more").write_text("more\n")
    commit(root)
    monkeypatch.setenv("CI_BASE", first)
    assert changed_tasks.default_base(root) == first


def test_the_fixed_sample_is_of_this_suite_and_its_impossible_half_of_the_other():
    whole, impossible = changed_tasks.SAMPLE
    assert changed_tasks.touched(ROOT, [f"tasks/{whole}/task.toml"])[:2] == [whole, impossible]


def test_the_shortest_changed_tasks_are_proven_as_far_as_the_steps_reach(root):
    for name, steps in {"whole": 150, "rung": 30, "alone": 90, "cooked": 90}.items():
        with (root / "tasks" / name / "task.toml").open("a") as file:
            file.write(f"required_steps = {steps}\n")
    names = ["whole", "rung", "alone", "cooked"]
    assert changed_tasks.affordable(root, names, 120) == (["rung", "alone"], ["cooked", "whole"])
    assert changed_tasks.affordable(root, names, 1000) == (["rung", "alone", "cooked", "whole"], [])
