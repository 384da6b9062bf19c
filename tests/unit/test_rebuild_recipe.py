"""The shared recipe `rebuild`: what it takes out can be put back in any order, and its plans keep their promise."""

import ast
import random
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from support.authored import modules_of

from benchmark.spec.errors import UsageError
from benchmark.suite.load import load_task
from benchmark.suite.locate import Suite, locate

RECIPE = Path(__file__).parents[2] / "tasks" / "_recipes" / "rebuild"

MODULE = '''
class Shelf:
    """Holds books."""

    @property
    def size(self):
        return len(self.books)

    @size.setter
    def size(self, value):
        self.books = [None] * value

    def add(self, book):
        """Add one."""

        # Called at once.
        @print
        def inner():
            return book

        self.books.append(inner())

    def one_line(self): return 1

    def walk(self):
        for book in self.books:
            yield book

    def later(self):
        raise NotImplementedError


if True:

    def loose(
        a,
        b=")",
    ):
        # why
        return a
'''
NAMES = ["lib.shelf.Shelf.add", "lib.shelf.Shelf.walk", "lib.shelf.loose"]


@pytest.fixture
def strip() -> Iterator[ModuleType]:
    with modules_of(RECIPE / "recipe") as load:
        yield load("strip")


@pytest.fixture
def make() -> Iterator[ModuleType]:
    with modules_of(RECIPE / "recipe") as load:
        yield load("make")


@pytest.fixture
def order() -> Iterator[ModuleType]:
    with modules_of(RECIPE / "author") as load:
        yield load("order")


@pytest.fixture
def rebuild() -> Iterator[ModuleType]:
    with modules_of(RECIPE.parents[2] / "script") as load:
        yield load("rebuild")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "shelf.py").write_text(MODULE)
    return tmp_path


def test_bodies_come_back_in_any_order_to_the_very_text(strip, tree):
    taken = strip.take_out(tree, NAMES)
    path = tree / "lib" / "shelf.py"
    text = path.read_text()
    ast.parse(text)
    assert "inner" not in text and "for book" not in text
    for name in random.Random(5).sample(NAMES, len(NAMES)):
        _, stub, original = taken[name]
        assert text.count(stub) == 1
        text = text.replace(stub, original)
    assert text == MODULE


def test_a_generator_without_its_body_still_fails_only_when_it_is_asked(strip, tree):
    strip.take_out(tree, NAMES)
    scope: dict[str, type] = {}
    exec((tree / "lib" / "shelf.py").read_text(), scope)
    walk = scope["Shelf"]().walk()  # type: ignore[attr-defined]
    with pytest.raises(NotImplementedError, match=r"lib\.shelf\.Shelf\.walk"):
        next(walk)


def test_what_cannot_be_told_apart_or_means_nothing_stays(strip):
    found = strip.bodies(MODULE, "lib.shelf")
    assert "lib.shelf.Shelf.size" not in found
    assert "lib.shelf.Shelf.one_line" not in found
    assert found["lib.shelf.Shelf.later"].trivial
    assert not any(found[name].trivial for name in NAMES)


def test_names_change_as_whole_words_only(make):
    rename = make.renamer({"node": "vertex", "nodes": "vertices"})
    assert rename("node nodes _node node_1 (node)") == "vertex vertices _node node_1 (vertex)"


def test_a_test_passes_once_the_last_function_of_its_milestone_is_back(order):
    rng = random.Random(3)
    names = [f"f{number}" for number in range(60)]
    tests = {f"test_{number}": frozenset(rng.sample(names[: number + 2], min(4, number + 2))) for number in range(58)}
    lost = order.choose(tests, 50)
    found = order.milestones(order.steps(tests, lost, 40))
    lost = {name for group in found for name in group.functions}
    order.enrich(found, tests, lost)
    assert len(lost) == 40
    back: set[str] = set()
    for group in found:
        assert len(group.functions) <= order.MOST
        last = group.functions[-1]
        assert any(last in tests[test] for test in group.needs)
        assert set(group.functions) <= set().union(*(tests[test] for test in group.needs))
        back |= set(group.functions)
        assert all(tests[test] & lost <= back for test in group.needs + group.more)


def test_every_task_of_the_recipe_lists_what_its_checks_declare(make):
    suite = Suite(RECIPE.parents[2])
    made = [name for name in suite.task_names() if load_task(suite, name).task.recipe == "rebuild"]
    assert made
    for name in made:
        loaded = load_task(suite, name)
        source = loaded.base or loaded.folder
        owned = {group["id"]: len(group["functions"]) for group in make.groups(source / "recipe")}
        for check in loaded.checks:
            if check.kind == "milestone":
                assert check.last_action - check.first_action + 1 == owned[check.id], (name, check.id)
        table = tomllib.loads((source / "recipe" / "library.toml").read_text(encoding="utf-8"))
        assert {"package", "licence", "tests", "choose"} <= set(table)


def test_a_recipe_that_is_not_there_is_named(tmp_path):
    suite = locate(_copy_of_tiny(tmp_path))
    path = suite.task_folder("notes") / "task.toml"
    path.write_text('recipe = "nowhere"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"recipe: no folder .*_recipes/nowhere"):
        load_task(suite, "notes")


def test_whoever_makes_a_task_of_the_recipe_is_told_what_it_lacks(rebuild, tmp_path):
    suite = locate(_copy_of_tiny(tmp_path))
    with pytest.raises(UsageError, match=r"tasks/nosuch/task\.toml: no such file; write it"):
        rebuild.rung(suite, "nosuch", 10)
    with pytest.raises(UsageError, match=r"notes/task\.toml: lacks recipe, materials; add them"):
        rebuild.rung(suite, "notes", 10)
    folder = Path(shutil.copytree(RECIPE.parent.parent / "click-rebuild", suite.task_folder("click-rebuild")))
    (folder / "recipe" / "functions.json").unlink()
    with pytest.raises(UsageError, match=r"functions\.json: is not there yet; script/rebuild click-rebuild makes it"):
        rebuild.rung(suite, "click-rebuild", 10)
    told = (folder / "recipe" / "library.toml").read_text(encoding="utf-8")
    (folder / "recipe" / "library.toml").write_text(told.replace("licence =", "license ="), encoding="utf-8")
    with pytest.raises(UsageError, match=r"library\.toml: lacks licence"):
        rebuild.rung(suite, "click-rebuild", 10)


def test_a_rung_owns_as_many_steps_as_it_was_asked_for(rebuild):
    owns = {f"m{number}": 2 + number % 9 for number in range(40)}
    kept = rebuild.drawn(owns, 60)
    assert sum(owns[check] for check in kept) == 60
    assert kept == [check for check in owns if check in kept]
    with pytest.raises(SystemExit, match="at least 5 milestones owns 3 actions"):
        rebuild.drawn(owns, 3)


def _copy_of_tiny(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(__file__).parents[1] / "suites" / "tiny", tmp_path / "suite"))
