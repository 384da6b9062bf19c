"""Finds the suite: the folder with `tasks/`, `graders/` and `harnesses/`.

In this order: `--suite`, `BENCH_SUITE`, the checkout around the working directory, the checkout the
package was installed from, and the copy inside an installed wheel.

Harnesses may lie elsewhere, too: in folders named by `--harness-dir` (or BENCH_HARNESS_DIR), and in
installed packages that announce them as an entry point of the group `benchmark.harnesses`.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from benchmark.spec.errors import UsageError

PARTS = ("tasks", "graders", "harnesses")
RECIPES = "_recipes"
SCAFFOLDS = "_scaffolds"
TOOLBOX = "toolbox"
MANIFEST = "harness.toml"
ENTRY_POINTS = "benchmark.harnesses"
_PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = _PACKAGE / "_suite"
"""The suite inside an installed wheel, where nothing of the user's belongs."""

WITH_PACKAGE = (_PACKAGE.parent, SHIPPED)
"""Where the suite is that comes with the package: in a checkout, and in an installed wheel."""


@dataclass(frozen=True)
class Suite:
    """A suite's folders.

    Attributes:
        root: the folder with `tasks/`, `graders/` and `harnesses/`.
        elsewhere: folders of harnesses outside of it; each a harness itself, or a folder of harnesses.
            They come before the suite's own, and installed packages' come last.
    """

    root: Path
    elsewhere: tuple[Path, ...] = ()

    @property
    def graders(self) -> Path:
        return self.root / "graders"

    @property
    def toolbox(self) -> Path:
        """The base of all toolbox images; a folder without `harness.toml`, so no harness."""
        return self.root / "harnesses" / TOOLBOX

    def task_folder(self, name: str) -> Path:
        return self.root / "tasks" / name

    def recipe_folder(self, name: str) -> Path:
        """The folder of a recipe that several tasks share."""
        return self.root / "tasks" / RECIPES / name

    def harness_folder(self, name: str) -> Path:
        """The folder of a harness; where there is none of that name, where the suite's own would be.

        Raises:
            UsageError: an installed package announces it and has none.
        """
        own = self.root / "harnesses" / name
        named = _named(self.elsewhere)
        if name in named or (own / MANIFEST).is_file():
            return named.get(name, own)
        announced = _announced()
        return _folder_of(announced[name]) if name in announced else own

    def task_names(self) -> list[str]:
        """Sorted names of the folders that hold a `task.toml`."""
        return sorted(path.parent.name for path in (self.root / "tasks").glob("*/task.toml"))

    def harness_names(self) -> list[str]:
        """Sorted names of the harnesses: of the suite, of `elsewhere`, and of installed packages."""
        own = {path.parent.name for path in (self.root / "harnesses").glob(f"*/{MANIFEST}")}
        return sorted(own | _named(self.elsewhere).keys() | _announced().keys())


def locate(explicit: str | Path | None = None, harness_dirs: Sequence[str | Path] = ()) -> Suite:
    """Find the suite.

    Args:
        explicit: the suite's folder, if it was named.
        harness_dirs: folders of harnesses outside the suite; BENCH_HARNESS_DIR names more (separated by colons).

    Raises:
        UsageError: a named folder is no suite, or holds no harness, or there is no suite.
    """
    return Suite(_root(explicit), _elsewhere(harness_dirs))


def _root(explicit: str | Path | None) -> Path:
    named = explicit or os.environ.get("BENCH_SUITE")
    if named:
        root = Path(named).resolve()
        missing = [part for part in PARTS if not (root / part).is_dir()]
        if missing:
            raise UsageError(
                f"no suite: {', '.join(missing)} missing",
                where=str(root),
                fix="name a folder that has tasks/, graders/, harnesses/",
            )
        return root
    for root in _candidates():
        if all((root / part).is_dir() for part in PARTS):
            return root
    raise UsageError("no suite found", fix="run inside a checkout, or pass --suite DIR or set BENCH_SUITE")


def _candidates() -> Iterator[Path]:
    here = Path.cwd()
    yield here
    yield from here.parents
    yield from WITH_PACKAGE


def _elsewhere(named: Sequence[str | Path]) -> tuple[Path, ...]:
    variable = os.environ.get("BENCH_HARNESS_DIR", "")
    folders = tuple(dict.fromkeys(Path(name).resolve() for name in (*named, *filter(None, variable.split(os.pathsep)))))
    for folder in folders:
        if not _named((folder,)):
            raise UsageError(
                "no harness there",
                where=str(folder),
                fix=f"name a folder with a {MANIFEST}, or one whose folders have it",
            )
    return folders


def _named(folders: Sequence[Path]) -> dict[str, Path]:
    """Name -> folder of the harnesses in `folders`; the first of a name counts."""
    found: dict[str, Path] = {}
    for folder in folders:
        manifests = [folder / MANIFEST] if (folder / MANIFEST).is_file() else sorted(folder.glob(f"*/{MANIFEST}"))
        for manifest in manifests:
            found.setdefault(manifest.parent.name, manifest.parent)
    return found


def _announced() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=ENTRY_POINTS)}


def _folder_of(point: EntryPoint) -> Path:
    """The folder that an entry point means: a path, a function that returns one, or a package that is one."""
    where = f"entry point {ENTRY_POINTS}: {point.name} = {point.value}"
    try:
        target = point.load()
        if callable(target):
            target = target()
    except Exception as error:  # whatever somebody else's package can raise
        raise UsageError(f"can't be loaded: {type(error).__name__}: {error}", where=where) from error
    folder = Path(target.__file__ or "").parent if isinstance(target, ModuleType) else Path(target)
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"no {MANIFEST} in {folder}", where=where, fix="point to the folder that has it")
    return folder.resolve()
