"""Reads the suite's TOML files into models; an error names file, line and key."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from benchmark.spec.errors import UsageError
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.task import Check, ChecksFile, MoreChecks, Recipe, Task
from benchmark.suite.locate import Suite

RECIPE = "recipe.toml"

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class LoadedTask:
    """A task with its checks and where it lies.

    Attributes:
        base: the folder of the task that this is a rung of, or None.
        recipes: the folders of the recipe that it shares with other tasks, and of what that stands on, lowest first.
    """

    folder: Path
    task: Task
    checks: tuple[Check, ...]
    base: Path | None = None
    recipes: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        return self.task.name

    def instruction(self) -> str:
        """What the agent is told; `{instruction}` in a rung's own stands for the whole task's."""
        text = self.file("instruction.md").read_text(encoding="utf-8")
        if self.base is not None and "{instruction}" in text:
            whole = (self.base / "instruction.md").read_text(encoding="utf-8").rstrip()
            text = text.replace("{instruction}", whole)
        return text.replace("{required_steps}", str(self._told_steps()))

    def _told_steps(self) -> int:
        """R, without the actions that force an impossible demand: an agent is told of the work alone."""
        impossible = self.task.impossible
        forced = next((check.owned for check in self.checks if impossible and check.id == impossible.demand), 0)
        return self.task.required_steps - forced

    def file(self, path: str) -> Path:
        """A file of the task: its own, or else that of the task it is a rung of, or of its recipe."""
        own = self.folder / path
        return next((top / path for top in reversed(self._tops()) if (top / path).exists()), own)

    def folders(self, path: str) -> tuple[Path, ...]:
        """The folders whose files make up `path`; those of a later one replace those of an earlier."""
        return tuple(top / path for top in self._tops())

    def _tops(self) -> tuple[Path, ...]:
        return tuple(top for top in (*self.recipes, self.base, self.folder) if top is not None)


@dataclass(frozen=True)
class LoadedHarness:
    """A harness and where it lies."""

    folder: Path
    spec: HarnessSpec

    @property
    def name(self) -> str:
        return self.spec.name


def load_toml(path: Path, model: type[ModelT], inherited: dict[str, Any] | None = None) -> ModelT:
    """Read one file into `model`; keys that it lacks are taken from `inherited`.

    Raises:
        UsageError: no such file, no TOML, or not what the model says; with file, line and key.
    """
    text, table = read_toml(path)
    try:
        return model.model_validate({**(inherited or {}), **table})
    except ValidationError as error:
        first = error.errors()[0]
        keys = [str(part) for part in first["loc"]]
        line = line_of(text, keys)
        known = ", ".join(sorted(_known_keys(model, keys[:-1])))
        fix = f"known keys: {known}" if first["type"] == "extra_forbidden" and known else ""
        what = "unknown key" if first["type"] == "extra_forbidden" else first["msg"]
        more = f" (and {len(error.errors()) - 1} more)" if len(error.errors()) > 1 else ""
        raise UsageError(f"{'.'.join(keys) or 'file'}: {what}{more}", where=f"{path}:{line}", fix=fix) from None


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """A file's text, and the table that it holds.

    Raises:
        UsageError: no such file, or no TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError("no such file", where=str(path), fix="create it; see docs/") from None
    except (UnicodeDecodeError, OSError) as error:
        raise UsageError(f"can't be read: {error}", where=str(path)) from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"not valid TOML: {error}", where=str(path)) from None


def line_of(text: str, keys: list[str]) -> int:
    """The line (from 1) on which the innermost of `keys` that can be found is set; 1 if none."""
    lines = text.splitlines()
    start = 0
    for position, key in enumerate(keys):
        if key.isdigit():
            header = re.compile(rf"^\s*\[\[.*\b{re.escape(keys[position - 1])}\s*\]\]")
            places = [number for number, line in enumerate(lines) if header.match(line)]
            if int(key) < len(places):
                start = places[int(key)]
            continue
        pattern = re.compile(rf"^\s*(\[+\s*[\w.-]*\b{re.escape(key)}\s*\]+|\"?{re.escape(key)}\"?\s*=)")
        for number in range(start, len(lines)):
            if pattern.match(lines[number]):
                start = number
                break
    return start + 1


def _where(path: Path, key: str) -> str:
    """The file and line on which a TOML file sets `key`."""
    return f"{path}:{line_of(path.read_text(encoding='utf-8'), [key])}"


def _known_keys(model: type[BaseModel], path: list[str]) -> set[str]:
    current: type[BaseModel] = model
    for key in path:
        if key.isdigit():
            continue
        field = current.model_fields.get(key)
        inner = _model_in(field.annotation) if field is not None else None
        if inner is None:
            return set()
        current = inner
    return {field.alias or name for name, field in current.model_fields.items()}


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found is not None:
            return found
    return None


def load_task(suite: Suite, name: str) -> LoadedTask:
    """Load one task.

    Raises:
        UsageError: unknown task, or one of its files is wrong.
    """
    folder = suite.task_folder(name)
    if name not in suite.task_names():
        raise UsageError(f"unknown task {name!r}", fix=f"known tasks: {', '.join(suite.task_names()) or 'none'}")
    base, inherited = _base(suite, folder / "task.toml")
    task = load_toml(folder / "task.toml", Task, inherited)
    checks = load_toml((base or folder) / "grader" / "checks.toml", ChecksFile)
    if task.name != name:
        raise UsageError(
            f"name: is {task.name!r} in a folder called {name!r}",
            where=str(folder / "task.toml"),
            fix="make them equal",
        )
    if base is not None:
        checks = _of_rung(checks, task, folder)
    return LoadedTask(folder, task, checks.checks(), base, _recipes(suite, task, (base or folder) / "task.toml"))


def _recipes(suite: Suite, task: Task, path: Path) -> tuple[Path, ...]:
    """The folders of the task's shared recipe, lowest first."""
    return () if task.recipe is None else recipe_folders(suite, task.recipe, _where(path, "recipe"))


def recipe_folders(suite: Suite, name: str, where: str = "") -> tuple[Path, ...]:
    """The folder of a recipe that is named at `where`, and before it those of what it stands on.

    Raises:
        UsageError: it stands on something that is not there, or on itself.
    """
    found: list[Path] = []
    named: str | None = name
    while named is not None:
        folder = suite.recipe_folder(named)
        if not folder.is_dir():
            raise UsageError(f"recipe: no folder {folder}", where=where, fix="name a folder of tasks/_recipes")
        if folder in found:
            raise UsageError(f"recipe: {name} stands on itself", where=where, fix="name another recipe, or none")
        found.insert(0, folder)
        named = recipe(folder).on
        where = _where(folder / RECIPE, "on") if named is not None else ""
    return tuple(found)


def recipe(folder: Path) -> Recipe:
    """What a shared recipe's folder says of itself."""
    path = folder / RECIPE
    return load_toml(path, Recipe) if path.is_file() else Recipe()


def _base(suite: Suite, path: Path) -> tuple[Path | None, dict[str, Any]]:
    """The folder of the task that `path` is a rung of, and what its task.toml hands down."""
    _, table = read_toml(path)
    if "rung_of" not in table:
        return None, {}
    base = suite.task_folder(str(table["rung_of"]))
    _, inherited = read_toml(base / "task.toml")
    if "rung_of" in inherited:
        where = _where(path, "rung_of")
        raise UsageError("rung_of: names a task that is itself a rung", where=where, fix="name the whole task")
    return base, inherited


def _of_rung(whole: ChecksFile, task: Task, folder: Path) -> ChecksFile:
    """The checks of a rung: the whole task's milestones that it lists, all guards, and those it adds itself.

    An impossible task that lists none has all milestones.
    """
    path = folder / "task.toml"
    kept = tuple(spec for spec in whole.milestone if spec.id in task.milestones)
    if task.impossible is not None and not task.milestones:
        kept = whole.milestone
    elif not kept or tuple(spec.id for spec in kept) != task.milestones:
        raise UsageError(
            "milestones: not some of the whole task's, in its order",
            where=_where(path, "milestones"),
            fix="see docs/add-a-task.md",
        )
    own = folder / "grader" / "checks.toml"
    more = load_toml(own, MoreChecks) if own.is_file() else MoreChecks()
    return ChecksFile(milestone=kept + more.milestone, guard=whole.guard + more.guard)


def load_harness(suite: Suite, name: str) -> LoadedHarness:
    """Load one harness.

    Raises:
        UsageError: unknown harness, or its manifest is wrong.
    """
    folder = suite.harness_folder(name)
    if name not in suite.harness_names():
        raise UsageError(
            f"unknown harness {name!r}", fix=f"known harnesses: {', '.join(suite.harness_names()) or 'none'}"
        )
    spec = load_toml(folder / "harness.toml", HarnessSpec)
    if spec.name != name:
        raise UsageError(
            f"name: is {spec.name!r} in a folder called {name!r}",
            where=str(folder / "harness.toml"),
            fix="make them equal",
        )
    if spec.protocol is not None and spec.protocol not in protocols():
        raise UsageError(
            f"protocol: {spec.protocol!r} is unknown",
            where=_where(folder / "harness.toml", "protocol"),
            fix=f"known: {', '.join(protocols())}",
        )
    return LoadedHarness(folder, spec)


def protocols() -> list[str]:
    """What clients may speak: the modules of `gateway/protocols`, which lies above this layer and isn't imported."""
    folder = Path(__file__).parents[1] / "gateway" / "protocols"
    return sorted(path.stem.replace("_", "-") for path in folder.glob("[!_]*.py"))
