"""Which modules the artifact's sources import: a task may want nothing but the standard library."""

import ast
import sys

from examiner.artifact import Artifact

PROGRAMS = frozenset({"subprocess", "ctypes", "pty", "multiprocessing"})
"""Modules of the standard library that are there to run something else."""

_MOST_BYTES = 512 * 1024


def foreign(artifact: Artifact, package: str) -> list[str]:
    """What the modules of a package that is a program import beside itself and the standard library, a line each.

    `PROGRAMS` count as foreign. This is a rule of the task, told early and by name, and no wall: what the artifact must
    not reach is closed to it (`examiner.closed`).

    Args:
        artifact: the work.
        package: the package's name, a folder at the top.
    """
    allowed = (set(sys.stdlib_module_names) | {package}) - PROGRAMS
    paths = artifact.glob(f"{package}/**/*.py")
    found = [] if f"{package}/__main__.py" in paths else [f"{package}/__main__.py is missing"]
    for path in paths:
        try:
            tree = ast.parse(artifact.bytes(path, limit=_MOST_BYTES))
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            found.append(f"{path} can't be parsed: {type(error).__name__}")
            continue
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            found += [f"{path} imports {name}" for name in names if name.partition(".")[0] not in allowed]
    return found
