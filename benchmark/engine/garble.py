"""Proves what checks say that they read: all else of the finished work is garbled, and they must still pass.

Exact localisation runs a check again only where what it read has changed. A read that goes untold would make it
carry a result over that no longer holds.
"""

import ast
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmark.engine.player import Player
from benchmark.grading.content import ALL, Sources
from benchmark.grading.matrix import ROOMS, Grader
from benchmark.spec.task import Check

_JUNK = b"\x00garbled\xff\n"
_GARBLED = b"raise SystemError('garbled')"


def misread(
    grader: Grader, checks: tuple[Check, ...], player: Player, tree: str, folder: Path
) -> tuple[int, list[str]]:
    """Garble what checks don't read of the finished work.

    Args:
        grader: without a cache.
        checks: of the task.
        player: has played the reference.
        tree: the finished work.
        folder: to work in.

    Returns:
        How many checks passed on garbled work (the others failed before, or say that they read everything); and what is
        wrong with the reads that they tell.
    """
    passed, problems = 0, []
    with grader.room(player.repository, folder, ROOMS, Sources()) as room:
        told = room.room.examine(tree, [check.id for check in checks])
        alike: dict[frozenset[str], list[str]] = {}
        for check, cell in told.cells.items():
            if cell.result.passed and ALL not in cell.reads:
                alike.setdefault(cell.reads, []).append(check)
        for reads, names in alike.items():
            other = player.garbled(partial(garble, reads=reads))
            if room.content.fingerprint(other, reads) != room.content.fingerprint(tree, reads):
                problems.append(f"what {', '.join(names)} read can't be told from the rest when that is garbled")
                continue
            again = room.room.examine(other, names)
            if again.fault is not None:
                problems.append(f"the grader did not finish on garbled work: {again.fault}")
            failed = {check: cell.result.message for check, cell in again.cells.items() if not cell.result.passed}
            passed += len(again.cells) - len(failed)
            problems += [
                f"{check} reads what it does not tell: when all else is garbled, it fails: {message}"
                for check, message in failed.items()
            ]
    return passed, problems


def garble(workspace: Path, reads: frozenset[str]) -> None:
    """Ruin everything below a folder that is none of the reads; see the examiner's `reads.py` for their kinds."""
    for path in sorted(workspace.rglob("*")):
        name = path.relative_to(workspace).as_posix()
        if path.is_symlink() or not path.is_file() or f"file {name}" in reads:
            continue
        if "code" not in reads:
            path.write_bytes(_JUNK)
        elif path.suffix == ".py":
            kept = {read.partition("::")[2] for read in reads if read.startswith(f"body {name}::")}
            path.write_bytes(without_bodies(path.read_bytes(), kept))


def without_bodies(source: bytes, kept: set[str]) -> bytes:
    """A Python source in which calling any function but the kept ones (`name`, `Class.name`) is an error."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return source
    named = b"coding" in b"".join(source.splitlines(keepends=True)[:2])
    if named or b"\r" in source or b"\f" in source or source.startswith(b"\xef\xbb\xbf"):
        return source  # columns may not be where the parser says; it is one piece
    starts = [0]
    for line in source.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    parts, end = [], 0
    for name, function in _functions(tree, ""):
        if name not in kept:
            first, last = function.body[0], function.body[-1]
            parts += [source[end : starts[first.lineno - 1] + first.col_offset], _GARBLED]
            end = starts[(last.end_lineno or 0) - 1] + (last.end_col_offset or 0)
    return b"".join([*parts, source[end:]])


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The functions of modules and classes; what is nested in one belongs to it.

    The examiner's rule, told a second time: if the two ever differ, the fingerprints of garbled work do.
    """
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield prefix + child.name, child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}{child.name}.")
        elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from _functions(child, prefix)
