"""`bench new task`: what it writes passes lint at once, and what it can't write it says in one line."""

import json
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[2] / "graders"))
from examiner import steps

from benchmark.cli import cli
from benchmark.spec.action import Reference
from benchmark.spec.errors import UsageError
from benchmark.suite.lint import lint_task
from benchmark.suite.load import load_task
from benchmark.suite.locate import Suite
from benchmark.suite.scaffold import families, scaffold

ROOT = Path(__file__).parents[2]
FAMILIES = sorted(families(Suite(ROOT)))


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    """A suite without tasks or examples of its own."""
    for part in ("tasks", "graders", "harnesses"):
        (tmp_path / part).mkdir()
    return Suite(tmp_path)


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_scaffolded_passes_lint_at_once(suite, family):
    written = scaffold(suite, family, "my-first-task")
    assert lint_task(suite, "my-first-task") == []
    loaded = load_task(suite, "my-first-task")
    assert (loaded.task.family, loaded.task.title) == (family, "My first task")
    assert sorted(path for path in written) == sorted(
        path.relative_to(loaded.folder) for path in loaded.folder.rglob("*") if path.is_file()
    )
    assert "@" not in (loaded.folder / "task.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("family", FAMILIES)
def test_its_reference_has_as_many_actions_as_it_says(suite, family):
    scaffold(suite, family, "my-task")
    loaded = load_task(suite, "my-task")
    if (loaded.folder / "solution").is_dir():
        actions = steps.reference(loaded.folder / "solution" / "steps")["actions"]
    else:
        pieces = json.loads((loaded.folder / "recipe" / "pieces.json").read_text(encoding="utf-8"))
        edits = [{"path": piece["path"], "old": piece["damaged"], "new": piece["whole"]} for piece in pieces]
        actions = [{"title": piece["title"], "edit": edit} for piece, edit in zip(pieces, edits, strict=True)]
        for edit in edits:
            whole = (loaded.folder / "recipe" / "whole" / edit["path"]).read_text(encoding="utf-8")
            assert whole.count(edit["new"]) == 1
    assert len(Reference.model_validate({"actions": actions}).actions) == loaded.task.required_steps


def test_every_family_of_the_first_six_can_be_scaffolded():
    assert {"rebuild", "repair", "extend", "migrate", "operate", "professional"} <= set(FAMILIES)


@pytest.mark.parametrize(
    ("family", "name", "message"),
    [
        ("nothing", "my-task", "unknown family 'nothing'; known families: extend, "),
        ("extend", "My_Task", "'My_Task' is no name for a task"),
        ("extend", "../elsewhere", "is no name for a task"),
        ("extend", "a" * 65, "at most 64"),
        ("extend", "-task", "single hyphens"),
    ],
)
def test_what_can_not_be_is_told_and_nothing_is_written(suite, family, name, message):
    with pytest.raises(UsageError, match=None) as raised:
        scaffold(suite, family, name)
    assert message in str(raised.value)
    assert list((suite.root / "tasks").iterdir()) == []


def test_a_folder_that_is_there_is_left_alone(suite):
    (suite.root / "tasks" / "mine").mkdir()
    (suite.root / "tasks" / "mine" / "notes").write_text("years of work")
    with pytest.raises(UsageError, match="is there already; choose another name"):
        scaffold(suite, "extend", "mine")
    assert (suite.root / "tasks" / "mine" / "notes").read_text() == "years of work"


def test_a_folder_that_can_not_be_written_is_told(suite):
    (suite.root / "tasks").rmdir()
    (suite.root / "tasks").write_text("a file")
    with pytest.raises(UsageError, match="can't be written"):
        scaffold(suite, "extend", "mine")


def test_the_installed_suite_is_not_changed(suite, monkeypatch):
    monkeypatch.setattr("benchmark.suite.scaffold.SHIPPED", suite.root)
    with pytest.raises(UsageError, match="pass --suite DIR"):
        scaffold(suite, "extend", "mine")


def test_a_suite_may_bring_examples_of_its_own(suite):
    own = suite.root / "tasks" / "_scaffolds" / "bake"
    own.mkdir(parents=True)
    (own / "scaffold.toml").write_text('about = "bread is baked"\n')
    (own / "task.toml").write_text('name = "@NAME@"\n')
    assert [*families(suite)] == ["bake"]
    assert scaffold(suite, "bake", "rye") == (Path("task.toml"),)
    assert (suite.root / "tasks" / "rye" / "task.toml").read_text() == 'name = "rye"\n'


def run(suite: Suite, *arguments: str):
    return CliRunner().invoke(cli, ["--suite", str(suite.root), "new", "task", *arguments])


def test_it_tells_what_it_wrote_as_json(suite):
    told = json.loads(run(suite, "mine", "--family", "repair", "--json").output)
    assert (told["task"], told["family"], told["folder"]) == ("mine", "repair", str(suite.task_folder("mine")))
    assert "grader/checks/test_repair.py" in told["files"]
    assert told["next"] == "bench check task mine --prove --minimal"


def test_without_a_family_it_tells_all_of_them(suite):
    raised = run(suite, "mine").exception
    assert isinstance(raised, UsageError)
    assert all(f"{family} (" in str(raised) for family in FAMILIES)


def test_the_family_is_completed():
    complete = ShellComplete(cli, {}, "bench", "_BENCH_COMPLETE")
    found = complete.get_completions(["new", "task", "mine", "--family"], "re")
    assert [item.value for item in found] == ["rebuild", "repair"]
