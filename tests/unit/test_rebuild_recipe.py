"""The shared recipe `rebuild`: what it takes out can be put back in any order, and its plans keep their promise."""

import ast
import importlib.util
import random
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

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


def load(part: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    path = RECIPE / part
    monkeypatch.syspath_prepend(str(path.parent))
    spec = importlib.util.spec_from_file_location(f"rebuild_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def strip(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return load("recipe/strip.py", monkeypatch)


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return load("author/order.py", monkeypatch)


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


def test_names_change_as_whole_words_only(monkeypatch):
    rename = load("recipe/make.py", monkeypatch).renamer({"node": "vertex", "nodes": "vertices"})
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


def test_every_task_of_the_recipe_lists_what_its_checks_declare(monkeypatch):
    suite = Suite(RECIPE.parents[2])
    made = [name for name in suite.task_names() if load_task(suite, name).task.recipe == "rebuild"]
    assert made
    for name in made:
        loaded = load_task(suite, name)
        source = loaded.base or loaded.folder
        told = load("recipe/make.py", monkeypatch)
        owned = {group["id"]: len(group["functions"]) for group in told.groups(source / "recipe")}
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


def _copy_of_tiny(tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(Path(__file__).parents[1] / "suites" / "tiny", tmp_path / "suite"))
