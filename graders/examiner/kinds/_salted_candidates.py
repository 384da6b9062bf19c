"""Which literals of a test can be altered, and into what.

Only literals inside the test itself (its body, or its own element of a `parametrize` list) are candidates, so that the
alteration of one test leaves its neighbours in the module as they are. They change within their class (a letter
into a letter, 3 into 4), because a salt must not be seen by looking at it.
"""

import ast
import random
import string
from collections.abc import Iterator
from dataclasses import dataclass, field

_TEST = (ast.FunctionDef, ast.AsyncFunctionDef)
_EXCEPTIONS = (
    "ZeroDivisionError", "BufferError", "FloatingPointError", "ConnectionError", "BlockingIOError",
    "ChildProcessError", "InterruptedError", "ProcessLookupError", "StopAsyncIteration", "ReferenceError",
)  # fmt: skip


@dataclass(frozen=True)
class Literal:
    """A place in a module's text (offsets in characters) and what stands there.

    `rank` orders candidates: 0 inside an assert, 1 elsewhere. `exception` marks the class in `pytest.raises`.
    """

    start: int
    end: int
    value: object
    rank: int
    exception: bool = False


@dataclass
class TestFunction:
    """One test function: where it stands, and its candidates by scope.

    A scope is `body`, or `param:<argument>`; the latter's literals are kept by the index of the element.
    """

    __test__ = False

    name: str
    start: int
    end: int
    indent: int
    body: list[Literal] = field(default_factory=list)
    params: dict[str, dict[int, list[Literal]]] = field(default_factory=dict)


class _Offsets:
    """AST positions (line, UTF-8 column) to offsets in the text."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def at(self, line: int, column: int) -> int:
        prefix = self._lines[line - 1].encode("utf-8")[:column] if column else b""
        return self._starts[line - 1] + len(prefix.decode("utf-8"))

    def span(self, node: ast.expr) -> tuple[int, int]:
        if node.end_lineno is None or node.end_col_offset is None:
            raise ValueError("an expression without an end")
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)


def functions(text: str) -> dict[str, TestFunction]:
    """The test functions of a module by their name (`Class::test_x`), with their candidates.

    Raises:
        SyntaxError: `text` is not Python.
    """
    offsets = _Offsets(text)
    found: dict[str, TestFunction] = {}

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                visit(node.body, f"{prefix}{node.name}::")
            elif isinstance(node, _TEST) and node.name.startswith("test"):
                found[prefix + node.name] = _function(node, prefix + node.name, offsets)

    visit(ast.parse(text).body, "")
    return found


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, name: str, offsets: _Offsets) -> TestFunction:
    first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
    end = offsets.at(node.end_lineno or node.lineno, node.end_col_offset or 0)
    made = TestFunction(name=name, start=offsets.at(first, 0), end=end, indent=node.col_offset)
    for statement in node.body:
        made.body += _literals(statement, offsets, 1)
    for decorator in node.decorator_list:
        if not (isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute)):
            continue
        if decorator.func.attr != "parametrize" or len(decorator.args) < 2:
            continue
        names, values = decorator.args[:2]
        if isinstance(values, ast.List | ast.Tuple) and isinstance(names, ast.Constant | ast.Tuple | ast.List):
            made.params[_first_name(names)] = {
                index: [c for part in _parts(element) for c in _literals(part, offsets, 0)]
                for index, element in enumerate(values.elts)
            }
    return made


def _first_name(names: ast.expr) -> str:
    if isinstance(names, ast.Tuple | ast.List):
        names = names.elts[0]
    value = names.value if isinstance(names, ast.Constant) else ""
    return str(value).split(",")[0].strip()


def _parts(element: ast.expr) -> list[ast.expr]:
    if isinstance(element, ast.Call) and getattr(element.func, "attr", "") == "param":
        return list(element.args)
    return [element]


def _literals(node: ast.AST, offsets: _Offsets, rank: int) -> Iterator[Literal]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.JoinedStr):
        return  # the positions inside an f-string are not those of the text
    if isinstance(node, ast.Assert):
        rank = 0
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str | bytes | int | float) and not isinstance(node.value, complex):
            yield Literal(*offsets.span(node), node.value, rank)
        return
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "raises" and node.args:
        yield Literal(*offsets.span(node.args[0]), None, 0, exception=True)
        for other in (*node.args[1:], *node.keywords):
            yield from _literals(other, offsets, rank)
        return
    for child in ast.iter_child_nodes(node):
        yield from _literals(child, offsets, rank)


def altered(literal: Literal, rng: random.Random) -> str:
    """Python source for another value of the same class as `literal`'s."""
    value = literal.value
    if literal.exception:
        return rng.choice(_EXCEPTIONS)
    if isinstance(value, bool):
        return repr(not value)
    if isinstance(value, int | float):
        step = rng.choice((1, 2, 3))
        return repr(value + step if value < 4 or rng.random() < 0.5 else value - step)
    if isinstance(value, bytes):
        return repr(_other_text(value.decode("latin-1"), rng).encode("latin-1"))
    return repr(_other_text(str(value), rng))


def _other_text(text: str, rng: random.Random) -> str:
    classes = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
    places = [(i, c) for i, char in enumerate(text) for c in classes if char in c]
    if not places:
        return text + rng.choice(string.ascii_lowercase)
    index, alphabet = rng.choice(places)
    return text[:index] + rng.choice(alphabet.replace(text[index], "")) + text[index + 1 :]
