"""What each check read of the artifact, so that a later snapshot with the same content of that needs no new grade.

A read is one of:

* `all`: the whole tree, which is what a check read about which nothing better is known;
* `names`: which regular files there are;
* `file <path>`: one file's kind, mode and content;
* `code`: the whole tree but for the bodies of Python functions;
* `body <path>::<name>`: the body of one function, which the exhibit's process says it has executed.

The last two come from a process in which the artifact's code runs, and could be forged. The runner therefore
never lets them vouch for an earlier step or another trial, and verifies them (see `benchmark.grading.reuse`).
"""

import ast
import hashlib
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager

ALL, NAMES, CODE = "all", "names", "code"
MAX_SOURCE = 1024 * 1024
"""Bytes of the largest source file that is taken apart; a larger one is one piece."""

MAX_BODIES = 20_000
"""Bodies that one check may claim; more is as good as all."""


class Reads:
    """Collects reads in scopes: what is noted in a scope belongs to it and not to those around it."""

    def __init__(self) -> None:
        self._scopes: list[set[str]] = [set()]

    def note(self, reads: Collection[str]) -> None:
        """These were read in the present scope."""
        self._scopes[-1].update(reads)

    @contextmanager
    def scope(self) -> Iterator[set[str]]:
        """A scope of its own; gives what is noted in it."""
        self._scopes.append(set())
        try:
            yield self._scopes[-1]
        finally:
            self._scopes.pop()


def of_trace(told: object) -> frozenset[str]:
    """The reads that a traced process tells: `path::name` of each function that it executed.

    What is not such a list, or null, is `all`.
    """
    if not isinstance(told, list) or len(told) > MAX_BODIES or not all(isinstance(name, str) for name in told):
        return frozenset({ALL})
    return frozenset({CODE, *(f"body {name}" for name in told)})


def take_apart(source: bytes) -> dict[str, str]:
    """The pieces of a Python source and their digests: function -> its body, and `` -> everything else.

    Functions of modules and classes are pieces; whatever is nested in one belongs to it. Functions of the same
    name (overloads, setters) are one piece. A source that can't be parsed is one piece.
    """
    whole = {"": hashlib.sha256(source).hexdigest()}
    if len(source) > MAX_SOURCE:
        return whole
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return whole
    # The parser's columns count bytes of UTF-8; in another encoding they would cut elsewhere.
    if source.startswith(b"\xef\xbb\xbf") or not _is_utf8(source) or b"\r" in source or b"\f" in source:
        return whole
    starts = [0]
    for line in source.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    pieces: dict[str, list[bytes]] = {}
    rest, end = [], 0
    for name, function in _functions(tree, ""):
        first, last = function.body[0], function.body[-1]
        begins = starts[first.lineno - 1] + first.col_offset
        ends = starts[(last.end_lineno or 0) - 1] + (last.end_col_offset or 0)
        rest.append(source[end:begins])
        pieces.setdefault(name, []).append(source[begins:ends])
        end = ends
    rest.append(source[end:])
    return {"": _digest(rest)} | {name: _digest(bodies) for name, bodies in pieces.items()}


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield prefix + child.name, child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}{child.name}.")
        elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from _functions(child, prefix)


def _digest(parts: list[bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(b"%d:" % len(part) + part)
    return total.hexdigest()


def _is_utf8(source: bytes) -> bool:
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # A declared encoding other than UTF-8 would make the interpreter read other text than this.
    return b"coding" not in b"\n".join(source.split(b"\n", 2)[:2])
