"""Small faults in the body of a function, told by operator and place and not by text.

`places` lists all that a body offers: for each operator its places, in the order of the text. So a list of faults can
be published without a line of the code that it damages. Only the standard library is used.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

COMPARED = {
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Is: ("is", "is not"),
    ast.IsNot: (r"is\s+not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: (r"not\s+in", "in"),
}
PAIRS = (
    ("startswith", "endswith"),
    ("lower", "upper"),
    ("lstrip", "rstrip"),
    ("find", "rfind"),
    ("split", "rsplit"),
    ("keys", "values"),
    ("min", "max"),
    ("any", "all"),
    ("floor", "ceil"),
)
OTHER = {name: other for pair in PAIRS for name, other in (pair, pair[::-1])}


@dataclass(frozen=True)
class Edit:
    """Characters `start` to `end` of a module's text become `new`."""

    start: int
    end: int
    new: str

    def made(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]


class Text:
    """A module's text, and where its syntax nodes stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where a node begins and ends, in characters."""
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno or 0, node.end_col_offset or 0)

    def code(self, node: ast.expr | ast.stmt) -> str:
        start, end = self.span(node)
        return self.text[start:end]

    def between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[Edit]:
        """The edit that makes the operator `old` (a pattern) between two operands `new`."""
        start, end = self.span(left)[1], self.span(right)[0]
        found = re.search(rf"\b{old}\b" if old[0].isalpha() else re.escape(old), self.text[start:end])
        if found is not None:
            yield Edit(start + found.start(), start + found.end(), new)

    def whole_lines(self, node: ast.stmt) -> Iterator[Edit]:
        """The edit that removes a statement that has its lines for itself."""
        start, end = self.starts[node.lineno - 1], self.starts[node.end_lineno or 0]
        before, after = self.text[start : self.span(node)[0]], self.text[self.span(node)[1] : end]
        if not before.strip() and not after.strip():
            yield Edit(start, end, "")

    def _at(self, line: int, column: int) -> int:
        return self.starts[line - 1] + len(self.lines[line - 1].encode("utf-8")[:column].decode("utf-8"))


def places(text: str, first: int, last: int) -> dict[str, list[Edit]]:
    """Operator -> its places in lines `first` to `last` (from 1) of a module, in the order of the text."""
    source, tree = _parsed(text)
    found: dict[str, list[Edit]] = {}
    for node, alone in _inside(tree, first, last):
        for operator, edit in _edits(source, node, alone):
            found.setdefault(operator, []).append(edit)
    return {operator: sorted(edits, key=lambda edit: (edit.start, edit.end)) for operator, edits in found.items()}


@lru_cache(maxsize=2)
def _parsed(text: str) -> tuple[Text, ast.Module]:
    return Text(text), ast.parse(text)


def _inside(node: ast.AST, first: int, last: int) -> Iterator[tuple[ast.expr | ast.stmt, bool]]:
    """The nodes in those lines, and of a statement whether its block has no other."""
    blocks = [block for _, block in ast.iter_fields(node) if isinstance(block, list)]
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr | ast.stmt):
            if (child.end_lineno or 0) < first or child.lineno > last:
                continue
            if first <= child.lineno and (child.end_lineno or 0) <= last:
                yield child, any(block == [child] for block in blocks)
        if not isinstance(child, ast.JoinedStr):  # Python 3.11 doesn't know where the parts of an f-string stand
            yield from _inside(child, first, last)


def _edits(source: Text, node: ast.expr | ast.stmt, alone: bool) -> Iterator[tuple[str, Edit]]:
    start, end = source.span(node)
    match node:
        case ast.Compare(left=left, ops=[operation], comparators=[right]):
            old, new = COMPARED[type(operation)]
            yield from (("compare", edit) for edit in source.between(left, right, old, new))
        case ast.BoolOp(op=operation, values=values):
            old, new = ("and", "or") if isinstance(operation, ast.And) else ("or", "and")
            for left, right in pairwise(values):
                yield from (("connect", edit) for edit in source.between(left, right, old, new))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "affirm", Edit(start, end, source.code(operand))
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as operation, right=right):
            old, new = ("+", "-") if isinstance(operation, ast.Add) else ("-", "+")
            yield from (("sign", edit) for edit in source.between(left, right, old, new))
        case ast.Constant(value=bool() as value):
            yield "flip", Edit(start, end, str(not value))
        case ast.Constant(value=int() as value):
            more = hex(value + 1) if source.code(node).lower().startswith("0x") else str(value + 1)
            yield "count", Edit(start, end, more)
        case ast.Attribute(attr=name) | ast.Name(id=name) if name in OTHER:
            yield "confuse", Edit(end - len(name), end, OTHER[name])
        case ast.Call(args=[ast.expr() as one, ast.expr() as two, *_]) if not _starred(one, two):
            (begins, ends), (starts, stops) = source.span(one), source.span(two)
            swapped = source.code(two) + source.text[ends:starts] + source.code(one)
            if source.code(one) != source.code(two):
                yield "swap", Edit(begins, stops, swapped)
        case ast.AugAssign() | ast.Expr(value=ast.Call()) if not alone:
            yield from (("forget", edit) for edit in source.whole_lines(node))
        case ast.Continue():
            yield "stop", Edit(start, end, "break")


def _starred(*parts: ast.expr) -> bool:
    return any(isinstance(part, ast.Starred) for part in parts)
