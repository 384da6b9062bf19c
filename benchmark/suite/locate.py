"""Finds the suite: the folder with `tasks/`, `graders/` and `harnesses/`.

In this order: `--suite`, `BENCH_SUITE`, the checkout around the working directory, the checkout the
package was installed from, and the copy inside an installed wheel.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmark.spec.errors import UsageError

PARTS = ("tasks", "graders", "harnesses")
TOOLBOX = "toolbox"


@dataclass(frozen=True)
class Suite:
    """A suite's folders."""

    root: Path

    @property
    def graders(self) -> Path:
        return self.root / "graders"

    @property
    def toolbox(self) -> Path:
        """The base of all toolbox images; a folder without `harness.toml`, so no harness."""
        return self.root / "harnesses" / TOOLBOX

    def task_folder(self, name: str) -> Path:
        return self.root / "tasks" / name

    def harness_folder(self, name: str) -> Path:
        return self.root / "harnesses" / name

    def task_names(self) -> list[str]:
        """Sorted names of the folders that hold a `task.toml`."""
        return sorted(path.parent.name for path in (self.root / "tasks").glob("*/task.toml"))

    def harness_names(self) -> list[str]:
        """Sorted names of the folders that hold a `harness.toml`."""
        return sorted(path.parent.name for path in (self.root / "harnesses").glob("*/harness.toml"))


def locate(explicit: str | Path | None = None) -> Suite:
    """Find the suite.

    Raises:
        UsageError: the named folder is no suite, or there is none.
    """
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
        return Suite(root)
    for root in _candidates():
        if all((root / part).is_dir() for part in PARTS):
            return Suite(root)
    raise UsageError("no suite found", fix="run inside a checkout, or pass --suite DIR or set BENCH_SUITE")


def _candidates() -> Iterator[Path]:
    here = Path.cwd()
    yield here
    yield from here.parents
    package = Path(__file__).resolve().parents[1]
    yield package.parent
    yield package / "_suite"
