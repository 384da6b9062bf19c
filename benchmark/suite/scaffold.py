"""Scaffolds a new task: a tiny working example of its family, which is then changed piece by piece.

An example is a folder `tasks/_scaffolds/<family>/` in the shape of a task, with a `scaffold.toml` that says in a line
what the family is about, and names folders beside it whose files lie under its own. Nothing lists the families.
"""

import shutil
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from benchmark.spec.base import Model, Slug
from benchmark.spec.errors import UsageError
from benchmark.suite.load import load_toml
from benchmark.suite.locate import SCAFFOLDS, SHIPPED, WITH_PACKAGE, Suite

MANIFEST = "scaffold.toml"

_NAME = TypeAdapter(Slug)


class Scaffold(Model):
    """`scaffold.toml`."""

    about: str = Field(min_length=8, description="what tasks of this family are, in one line")
    layers: tuple[str, ...] = Field((), description="folders beside this one whose files lie under its own")


def families(suite: Suite) -> dict[str, Scaffold]:
    """Every family that there is an example of."""
    return {path.parent.name: load_toml(path, Scaffold) for path in sorted(_top(suite).glob(f"*/{MANIFEST}"))}


def scaffold(suite: Suite, family: str, name: str) -> tuple[Path, ...]:
    """Write the folder of a new task.

    Args:
        suite: where it is written.
        family: of which family.
        name: the task's name, which is its folder's.

    Returns:
        The files that were written, relative to the task's folder.

    Raises:
        UsageError: no such family, no fit name, the folder is there already, or can't be written.
    """
    known = families(suite)
    if family not in known:
        raise UsageError(f"unknown family {family!r}", where="--family", fix=f"known families: {', '.join(known)}")
    try:
        _NAME.validate_python(name)
    except ValidationError:
        raise UsageError(
            f"{name!r} is no name for a task",
            where="NAME",
            fix="use small letters, digits and single hyphens, at most 64",
        ) from None
    if suite.root == SHIPPED:
        raise UsageError(
            "the installed suite is not to be changed",
            where=str(suite.root),
            fix="run in a checkout, or pass --suite DIR",
        )
    target = suite.task_folder(name)
    if target.exists():
        raise UsageError("is there already", where=str(target), fix="choose another name, or remove it")
    files: dict[Path, Path] = {}
    for layer in (*known[family].layers, family):
        folder = _top(suite) / layer
        files |= {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if _belongs(path)}
    partial = target.with_name(f".{name}.part")
    try:
        for relative, source in files.items():
            path = partial / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, path)
        toml = partial / "task.toml"
        text = toml.read_text(encoding="utf-8")
        title = name.replace("-", " ").capitalize()
        toml.write_text(text.replace("@NAME@", name).replace("@TITLE@", title), encoding="utf-8")
        partial.rename(target)
    except OSError as error:
        raise UsageError(f"can't be written: {error}", where=str(target)) from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return tuple(sorted(files))


def _belongs(path: Path) -> bool:
    return path.is_file() and path.name != MANIFEST and "__pycache__" not in path.parts


def _top(suite: Suite) -> Path:
    """The folder of the examples: the suite's own, or else those that come with the package."""
    places = [root / "tasks" / SCAFFOLDS for root in (suite.root, *WITH_PACKAGE)]
    return next((place for place in places if place.is_dir()), places[0])
