"""Small, semantic edits of Python source, named by position and not by text.

A fault is data: a module, a class of syntax node, the node's number among those of its class (in the order of the text), an
operator and its argument. So the list of faults can be published without a line of the code that it damages.
"""

import ast
import re
from dataclasses import dataclass

COMPARE = {
    "Eq": "!=",
    "NotEq": "==",
    "Lt": "<=",
    "LtE": "<",
    "Gt": ">=",
    "GtE": ">",
    "Is": "is not",
    "IsNot": "is",
    "In": "not in",
    "NotIn": "in",
}
_SIGN = {
    "Eq": "==",
    "NotEq": "!=",
    "Lt": "<",
    "LtE": "<=",
    "Gt": ">",
    "GtE": ">=",
    "Is": "is",
    "IsNot": r"is\s+not",
    "In": "in",
    "NotIn": r"not\s+in",
}


@dataclass(frozen=True)
class Fault:
    """One planted fault; `argument` depends on the operator."""

    module: str
    node: str
    index: int
    operator: str
    argument: object = None


class Source:
    """A module's text and its syntax tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.functions: dict[ast.AST, str] = {}
        self.nodes: dict[str, list[ast.AST]] = {}
        self._visit(self.tree, "")

    def _visit(self, node: ast.AST, function: str) -> None:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            function = f"{function}.{node.name}".lstrip(".")
        self.functions[node] = function
        self.nodes.setdefault(type(node).__name__, []).append(node)
        for child in ast.iter_child_nodes(node):
            self._visit(child, function)

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node begins and ends in the text, in characters."""
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _at(self, line: int, column: int) -> int:
        start = self._starts[line - 1]
        head = self.text[start : self._starts[line]].encode("utf-8")[:column]
        return start + len(head.decode("utf-8"))

    def code(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.text[start:end]


class NotApplicable(ValueError):
    """The operator does not fit the node."""


def edits(source: Source, fault: Fault) -> list[tuple[int, int, str]]:
    """The replacements (start, end, text) that plant `fault`.

    Raises:
        NotApplicable: there is no such node, or the operator does not fit it.
    """
    try:
        node = source.nodes[fault.node][fault.index]
    except (KeyError, IndexError):
        raise NotApplicable(f"{fault.module} has no {fault.node} number {fault.index}") from None
    made = globals()["_" + fault.operator.replace("-", "_")](source, node, fault.argument)
    if any(source.text[start:end] == new for start, end, new in made):
        raise NotApplicable(f"{fault} changes nothing")
    return made


def apply(text: str, replacements: list[tuple[int, int, str]]) -> str:
    """Apply replacements that do not overlap.

    Raises:
        NotApplicable: they overlap.
    """
    last = len(text)
    for start, end, new in sorted(replacements, reverse=True):
        if end > last:
            raise NotApplicable("two faults touch the same text")
        text, last = text[:start] + new + text[end:], start
    return text


def _between(source: Source, left: ast.AST, right: ast.AST, pattern: str, new: str) -> list[tuple[int, int, str]]:
    start, end = source.span(left)[1], source.span(right)[0]
    found = re.search(pattern, source.text[start:end])
    if found is None:
        raise NotApplicable(f"no {pattern} there")
    return [(start + found.start(), start + found.end(), new)]


def _compare(source, node, argument):
    """Another comparison operator."""
    kind = type(node.ops[0]).__name__
    return _between(source, node.left, node.comparators[0], _SIGN[kind], COMPARE[kind])


def _boolop(source, node, argument):
    """`and` for `or`, or the reverse, before operand `argument`."""
    old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    return _between(source, node.values[argument - 1], node.values[argument], rf"\b{old}\b", new)


def _drop_operand(source, node, argument):
    """Operand `argument` of `and` or `or` is gone."""
    values = node.values
    if argument == 0:
        return [(source.span(values[0])[0], source.span(values[1])[0], "")]
    return [(source.span(values[argument - 1])[1], source.span(values[argument])[1], "")]


def _negate(source, node, argument):
    """The opposite of a condition."""
    if isinstance(node, ast.UnaryOp):
        return [(*source.span(node), source.code(node.operand))]
    test = node.test
    start, end = source.span(test)
    return [(start, end, f"not ({source.text[start:end]})")]


def _int(source, node, argument):
    """A number off by `argument`."""
    if not isinstance(node.value, int) or isinstance(node.value, bool):
        raise NotApplicable("no integer")
    return [(*source.span(node), str(node.value + argument))]


def _flip(source, node, argument):
    """True for False, or the reverse."""
    if not isinstance(node.value, bool):
        raise NotApplicable("no boolean")
    return [(*source.span(node), str(not node.value))]


def _drop_element(source, node, argument):
    """Element `argument` of a tuple or list is gone."""
    elements = node.elts
    if argument + 1 < len(elements):
        if len(elements) == 2 and isinstance(node, ast.Tuple):
            raise NotApplicable("would leave no tuple")
        return [(source.span(elements[argument])[0], source.span(elements[argument + 1])[0], "")]
    if len(elements) < 3:
        raise NotApplicable("too short")
    return [(source.span(elements[argument - 1])[1], source.span(elements[argument])[1], "")]


def _swap(source, node, argument):
    """Elements or arguments `argument` and the next change places."""
    parts = node.args if isinstance(node, ast.Call) else node.elts
    one, two = parts[argument], parts[argument + 1]
    return [(*source.span(one), source.code(two)), (*source.span(two), source.code(one))]


def _drop_statement(source, node, argument):
    """A statement that does nothing any more."""
    return [(*source.span(node), "pass")]


def _attribute(source, node, argument):
    """Another attribute of the same object."""
    end = source.span(node)[1]
    return [(end - len(node.attr), end, argument)]


def _cut(source, node, argument):
    """Characters `argument[0]`..`argument[1]` of a literal's source become `argument[2]`."""
    first, last, new = argument
    start, end = source.span(node)
    if start + last > end:
        raise NotApplicable("beyond the literal")
    return [(start + first, start + last, new)]


def _drop_keyword(source, node, argument):
    """A call without its last keyword argument."""
    keyword = node.keywords[argument]
    start, end = source.span(keyword.value)[0] - len(keyword.arg) - 1, source.span(keyword.value)[1]
    head = source.text[:start].rstrip()
    if not head.endswith(","):
        raise NotApplicable("the only argument")
    return [(len(head) - 1, end, "")]


def _arithmetic(source, node, argument):
    """Minus for plus, or the reverse."""
    old, new = (r"\+", "-") if isinstance(node.op, ast.Add) else ("-", "+")
    return _between(source, node.left, node.right, old, new)
