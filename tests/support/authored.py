"""What tests of hand-made tasks share, without images: their modules, their references played, programs run here."""

import importlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from examiner import steps

TASKS = Path(__file__).parents[2] / "tasks"


@contextmanager
def modules_of(*folders: Path) -> Iterator[Callable[[str], ModuleType]]:
    """Imports modules of a task by their bare names, as its images do.

    Names that others imported are put aside, and given back afterwards: other tasks have modules of the same.
    """
    path = list(sys.path)
    names = {found.stem for folder in folders for found in folder.glob("*.py")}
    others = {name: sys.modules.pop(name) for name in names & sys.modules.keys()}
    sys.path[:0] = map(str, folders)
    try:
        yield importlib.import_module
    finally:
        sys.path[:] = path
        for name, module in list(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if file and any(folder in Path(file).parents for folder in folders):
                del sys.modules[name]
        sys.modules.update(others)


def play(task: Path, workspace: str, folder: Path, left_out: Collection[int] = ()) -> Path:
    """The workspace after the reference, or after all of it but some actions; without them the others may fail."""
    shutil.copytree(task / workspace, folder)
    for number, action in enumerate(steps.reference(task / "solution" / "steps")["actions"], 1):
        if number not in left_out:
            subprocess.run(["bash", "-c", action["command"]], cwd=folder, check=not left_out, capture_output=True)
    return folder


class Local:
    """Runs programs as the tester, with the tester's interpreter."""

    def run(
        self, argv: list[str], *, stdin: bytes, timeout: float, cwd: str, **options: Any
    ) -> "subprocess.CompletedProcess[bytes]":
        """See `examiner.runner.Runner.run`."""
        return subprocess.run([sys.executable, *argv[1:]], input=stdin, capture_output=True, timeout=timeout, cwd=cwd)
