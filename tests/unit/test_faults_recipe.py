"""The shared recipe `repair`: faults are told by place, one edit undoes each, and half of the tests are the agent's."""

import ast
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from support.authored import modules_of

from benchmark.spec.errors import UsageError
from benchmark.suite.load import load_task, recipe_folders
from benchmark.suite.locate import Suite

RECIPES = Path(__file__).parents[2] / "tasks" / "_recipes"
PARTS = [RECIPES / name / part for name in ("repair", "rebuild") for part in ("recipe", "author")]

MODULE = '''\
def pick(rows, limit=3):
    """The first rows; ä moves what follows."""
    found = []; ä = "é"
    for row in rows:
        if row is not None and len(found) < limit:
            found.append(row + 1)
            continue
        if not found:
            return max(row, 0x0F), True, f"{row - 1}"
    return found


class Shelf:
    def holds(self, book):
        # why
        return book in self.books

    def count(self):
        self.total += 1
        return self.total
'''


@pytest.fixture
def load() -> Iterator[ModuleType]:
    with modules_of(*PARTS) as load:
        yield load


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "shelf.py").write_text(MODULE, encoding="utf-8")
    return tmp_path


def changed(text: str) -> list[str]:
    return [line for line in text.splitlines() if line not in MODULE.splitlines()]


@pytest.mark.parametrize(
    ("operator", "index", "line"),
    [
        ("compare", 0, "        if row is None and len(found) < limit:"),
        ("compare", 1, "        if row is not None and len(found) <= limit:"),
        ("connect", 0, "        if row is not None or len(found) < limit:"),
        ("sign", 0, "            found.append(row - 1)"),
        ("stop", 0, "            break"),
        ("affirm", 0, "        if found:"),
        ("confuse", 0, '            return min(row, 0x0F), True, f"{row - 1}"'),
        ("swap", 0, '            return max(0x0F, row), True, f"{row - 1}"'),
        ("count", 1, '            return max(row, 0x10), True, f"{row - 1}"'),
        ("flip", 0, '            return max(row, 0x0F), False, f"{row - 1}"'),
    ],
)
def test_each_operator_changes_one_small_thing(load, operator, index, line):
    places = load("faults").places(MODULE, 3, 10)
    made = places[operator][index].made(MODULE)
    ast.parse(made)
    assert changed(made) == [line]


def test_a_statement_is_forgotten_where_its_block_has_others(load):
    faults = load("faults")
    lone = MODULE.replace("            continue\n", "")
    assert "forget" not in faults.places(lone, 3, 9)
    (edit,) = faults.places(MODULE, 3, 10)["forget"]
    assert edit.made(MODULE) == MODULE.replace("            found.append(row + 1)\n", "")


def test_only_the_body_is_looked_at_and_nothing_within_strings_with_expressions(load):
    places = load("faults").places(MODULE, 3, 10)
    assert {operator: len(edits) for operator, edits in places.items()} == {
        "compare": 2, "connect": 1, "sign": 1, "forget": 1, "stop": 1, "affirm": 1, "confuse": 1, "swap": 1, "count": 2,
        "flip": 1,
    }  # fmt: skip


def test_faults_are_repaired_in_any_order_to_the_very_text(load, tree):
    planted = {
        "lib.shelf.pick": ("affirm", 0),
        "lib.shelf.Shelf.holds": ("compare", 0),
        "lib.shelf.Shelf.count": ("forget", 0),
    }
    found = load("plant").plant(tree, planted)
    path = tree / "lib" / "shelf.py"
    text = path.read_text(encoding="utf-8")
    assert changed(text) == ["        if found:", "        return book not in self.books"]
    assert "self.total += 1" not in text
    for name in random.Random(3).sample(sorted(planted), 3):
        _, damaged, undamaged = found[name]
        assert text.count(damaged) == 1
        assert MODULE.count(damaged) == 0
        text = text.replace(damaged, undamaged)
    assert text == MODULE


def test_the_watched_library_is_wrong_where_it_is_told_to_be(load, tree):
    faulty = load("faulty")
    tree_of = ast.parse(MODULE)
    node = faulty._functions(tree_of, "lib.shelf")["lib.shelf.Shelf.count"]
    body = load("strip").bodies(MODULE, "lib.shelf")["lib.shelf.Shelf.count"]
    edit = load("faults").places(MODULE, body.code, body.last)["count"][0]
    wrong = faulty._functions(ast.parse(edit.made(MODULE)), "lib.shelf")["lib.shelf.Shelf.count"]
    faulty._choose(node, wrong, "lib.shelf.Shelf.count")
    asked: list[str] = []
    wanted: set[str] = set()

    def lost(name: str) -> bool:
        asked.append(name)
        return name in wanted

    scope: dict[str, object] = {"__lost__": lost}
    exec(compile(ast.fix_missing_locations(tree_of), "shelf", "exec"), scope)
    shelf = scope["Shelf"]()  # type: ignore[operator]
    shelf.total = 0
    assert shelf.count() == 1
    wanted.add("lib.shelf.Shelf.count")
    assert shelf.count() == 3, "it counts by two"
    assert asked == ["lib.shelf.Shelf.count"] * 2


def test_the_agents_tests_are_those_that_are_kept(load, tmp_path):
    path = tmp_path / "test_shelf.py"
    path.write_text(
        "import pytest\n\n\n@pytest.mark.parametrize('n', [1])\ndef test_one(n):\n    assert n\n\n\n"
        "class TestAll:\n    def test_two(self):\n        pass\n\n\n"
        "class TestMore:\n    def setup(self):\n        pass\n\n    def test_three(self):\n        pass\n"
    )
    kept: list[str] = []

    def keep(test: str) -> bool:
        kept.append(test)
        return test.endswith("three")

    load("plant").without(path, "a/test_shelf.py", keep)
    text = path.read_text()
    assert kept == [
        "a/test_shelf.py::test_one",
        "a/test_shelf.py::TestAll::test_two",
        "a/test_shelf.py::TestMore::test_three",
    ]
    assert "parametrize" not in text
    assert [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)] == [
        "setup",
        "test_three",
    ]
    load("plant").without(path, "a/test_shelf.py", lambda test: False)
    assert not path.exists()


def test_about_half_of_the_tests_are_the_agents_with_all_their_parameters(load):
    visible = load("plant").visible
    names = [f"test_{number}.py::test_it" for number in range(400)]
    assert 150 < sum(map(visible, names)) < 250
    assert all(visible(f"{name}[{value}]") == visible(name) for name in names for value in ("a", "b"))


def test_every_task_of_the_recipe_has_a_fault_for_each_function_and_what_its_checks_declare(load):
    suite = Suite(RECIPES.parents[1])
    made = [name for name in suite.task_names() if load_task(suite, name).task.recipe == "repair"]
    assert made
    for name in made:
        loaded = load_task(suite, name)
        folder = (loaded.base or loaded.folder) / "recipe"
        owned = {group["id"]: len(group["functions"]) for group in load("make").groups(folder)}
        assert {check.id: check.owned for check in loaded.checks if check.kind == "milestone"} == owned
        assert sorted(load("plant").known(folder)) == sorted(load("make").functions(folder))
        hidden = [test for group in load("make").groups(folder) for test in group["needs"] + group["more"]]
        assert not any(map(load("plant").visible, hidden))


def test_a_recipe_that_stands_on_another_has_its_files_over_them(tmp_path):
    suite = Suite(tmp_path)
    for name, text in {"low": "", "high": 'on = "low"\n', "ring": 'on = "ring"\n', "lost": 'on = "nowhere"\n'}.items():
        (suite.recipe_folder(name)).mkdir(parents=True)
        (suite.recipe_folder(name) / "recipe.toml").write_text(text)
    assert recipe_folders(suite, "high") == (suite.recipe_folder("low"), suite.recipe_folder("high"))
    with pytest.raises(UsageError, match="ring stands on itself"):
        recipe_folders(suite, "ring")
    with pytest.raises(UsageError, match=r"lost/recipe\.toml:1: recipe: no folder .*_recipes/nowhere"):
        recipe_folders(suite, "lost")


def test_the_lab_tells_what_is_called_by_importing_by_collecting_and_by_a_test(tmp_path):
    library, suite = tmp_path / "library", tmp_path / "suite" / "tests"
    (library / "shelf").mkdir(parents=True)
    suite.mkdir(parents=True)
    (library / "shelf" / "__init__.py").write_text(
        "def early():\n    __lost__('early')\n    return 1\n\n\n"
        "def shown():\n    __lost__('shown')\n    return [1]\n\n\n"
        "def asked():\n    return 4 if __lost__('asked') else 3\n\n\nONE = early()\n"
    )
    (suite / "test_shelf.py").write_text(
        "import pytest\nimport shelf\n\n\n@pytest.mark.parametrize('one', shelf.shown())\n"
        "def test_asked(one):\n    assert shelf.asked() == 3\n"
    )
    jobs, out = tmp_path / "jobs.json", tmp_path / "answer.json"
    test = "test_shelf.py::test_asked[one]"
    jobs.write_text(json.dumps([{"tests": [test], "missing": missing} for missing in ([], ["asked"])]))
    lab = RECIPES / "rebuild" / "author" / "lab.py"
    subprocess.run([sys.executable, "-B", lab, library, suite, jobs, out], check=True, capture_output=True)
    answer = json.loads(out.read_text())
    assert answer["imported"] == ["early"]
    assert answer["collected"] == ["shown"]
    assert [job[test][0] for job in answer["jobs"]] == [True, False]
    assert answer["jobs"][0][test][1] == ["asked", "shown"]


def test_of_the_plans_that_were_tried_the_fullest_is_taken(load, monkeypatch):
    analyse, order = load("analyse"), load("order")
    sizes = iter([3, 1, 2, 2])

    def milestones(steps: object, early: object) -> list[object]:
        return [order.Milestone([f"lib.f{number}" for number in range(next(sizes))], ["test_it"])]

    monkeypatch.setattr(order, "milestones", milestones)
    monkeypatch.setattr(order, "enrich", lambda found, tests, lost: None)
    found, lost = analyse.plan({"test_it": frozenset({"lib.f0"})}, 4, [])
    assert lost == {"lib.f0", "lib.f1", "lib.f2"}
    assert found[0].functions == sorted(lost)
