"""The recipe of the task tomlkit-rebuild: what it takes out can be put back, one function at a time, in any order."""

import ast
import importlib.util
import random
import sys
import tarfile
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

TASK = Path(__file__).parents[2] / "tasks" / "tomlkit-rebuild"

MODULE = '''
from typing import overload


class Shelf:
    """Holds books."""

    @property
    def size(self) -> int:
        """How many.

        A second paragraph.
        """

        # Counted each time.
        return len(self.books)

    @overload
    def add(self, book: str) -> None: ...

    @overload
    def add(self, book: int) -> None: ...

    def add(self, book):
        def inner():
            return book

        self.books.append(inner())

    def one_line(self): return 1


if True:

    def loose(
        a,
        b=")",
    ):
        # why
        return a


def only_documented():
    """Nothing else."""
'''


@pytest.fixture
def strip() -> ModuleType:
    spec = importlib.util.spec_from_file_location("strip_recipe", TASK / "recipe" / "strip.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "shelf.py").write_text(MODULE)
    return tmp_path


NAMES = ["lib.shelf.Shelf.size", "lib.shelf.Shelf.add", "lib.shelf.loose"]


def test_a_body_goes_with_its_comments_while_signature_decorators_and_docstring_stay(strip, tree):
    strip.take_out(tree, NAMES)
    text = (tree / "lib" / "shelf.py").read_text()
    assert "Counted each time" not in text and "# why" not in text and "inner" not in text
    before, after = (list(strip.definitions(ast.parse(code), "lib.shelf")) for code in (MODULE, text))
    for (name, function), (same, stripped) in zip(before, after, strict=True):
        assert name == same
        assert ast.dump(stripped.args) == ast.dump(function.args)
        assert ast.get_docstring(stripped) == ast.get_docstring(function)
        assert [ast.dump(d) for d in stripped.decorator_list] == [ast.dump(d) for d in function.decorator_list]


def test_each_stub_stands_once_and_putting_all_back_in_any_order_gives_the_original(strip, tree):
    taken = strip.take_out(tree, NAMES)
    path = tree / "lib" / "shelf.py"
    names = list(taken)
    random.Random(1).shuffle(names)
    for name in names:
        relative, stub, original = taken[name]
        text = (tree / relative).read_text()
        assert text.count(stub) == 1
        path.write_text(text.replace(stub, original))
    assert path.read_text() == MODULE


def test_of_an_overloaded_name_only_the_implementation_is_taken(strip, tree):
    strip.take_out(tree, ["lib.shelf.Shelf.add"])
    text = (tree / "lib" / "shelf.py").read_text()
    assert text.count("-> None: ...") == 2
    assert text.count("NotImplementedError") == 1


@pytest.mark.parametrize("name", ["lib.shelf.Shelf.one_line", "lib.shelf.only_documented", "lib.shelf.missing"])
def test_a_function_without_a_body_to_take_is_refused_by_name(strip, tree, name):
    with pytest.raises(SystemExit, match=name):
        strip.take_out(tree, [name])


def test_only_the_package_and_its_licence_leave_the_archive(strip, tmp_path):
    source = tmp_path / "lib-1.0"
    for path in ("lib/shelf.py", "tests/test_shelf.py", "tests/data/LICENSE", "LICENSE", "README.md"):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(path)
    with tarfile.open(tmp_path / "lib.tar.gz", "w:gz") as archive:
        archive.add(source, "lib-1.0")
    strip.unpack(tmp_path / "lib.tar.gz", "lib", tmp_path / "out")
    found = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert found == ["LICENSE", "lib/shelf.py"]


def test_the_listed_functions_are_the_actions_that_the_milestones_own(strip):
    groups = strip.listed(TASK / "recipe" / "functions.toml")
    milestones = tomllib.loads((TASK / "grader" / "checks.toml").read_text())["milestone"]
    assert [(one["id"], one["owns"]) for one in milestones] == [(name, len(names)) for name, names in groups.items()]
    task = tomllib.loads((TASK / "task.toml").read_text())
    total = sum(len(names) for names in groups.values())
    assert total == task["required_steps"]
    assert "{required_steps} of its functions" in (TASK / "instruction.md").read_text()


def test_a_function_listed_twice_is_refused(strip, tmp_path):
    (tmp_path / "functions.toml").write_text('[[group]]\nid = "a"\nfunctions = ["x.y", "x.y"]\n')
    with pytest.raises(SystemExit, match="twice"):
        strip.listed(tmp_path / "functions.toml")


def test_a_rung_takes_out_the_functions_of_its_own_milestones_alone(strip, tmp_path):
    (tmp_path / "functions.toml").write_text((TASK / "recipe" / "functions.toml").read_text())
    (tmp_path / "milestones.json").write_text('["parse-numbers", "files"]')
    assert list(strip.listed(tmp_path / "functions.toml")) == ["parse-numbers", "files"]
