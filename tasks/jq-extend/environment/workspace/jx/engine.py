"""Runs a program: every filter takes a value and gives any number of values.

A value goes along with its path from the input, as a tuple of keys; None if it was made and has none.
"""

from collections.abc import Callable, Iterator

from jx.parser import Node
from jx.values import Failure, Value, kind

Path = tuple | None
Found = Iterator[tuple[Path, Value]]
NODES: dict[str, Callable[..., Found]] = {}


class Scope:
    """The names that a filter knows."""

    def __init__(self, names: dict[object, object] | None = None) -> None:
        self.names = names or {}

    def extended(self, names: dict[object, object]) -> "Scope":
        """The same with more names."""
        return Scope({**self.names, **names})


def node(name: str) -> Callable[[Callable[..., Found]], Callable[..., Found]]:
    """Registers what runs a kind of node."""

    def register(function: Callable[..., Found]) -> Callable[..., Found]:
        NODES[name] = function
        return function

    return register


def run(tree: Node, scope: Scope, path: Path, value: Value) -> Found:
    """The results of a filter."""
    return NODES[tree[0]](scope, path, value, *tree[1:])


def values(tree: Node, scope: Scope, value: Value) -> Iterator[Value]:
    """The results of a filter without their paths."""
    return (found for _, found in run(tree, scope, None, value))


def below(path: Path, key: Value) -> Path:
    """The path of what a key leads to."""
    return None if path is None else (*path, key)


@node("identity")
def identity(scope: Scope, path: Path, value: Value) -> Found:
    yield path, value


@node("pipe")
def pipe(scope: Scope, path: Path, value: Value, left: Node, right: Node) -> Found:
    for there, found in run(left, scope, path, value):
        yield from run(right, scope, there, found)


@node("literal")
def literal(scope: Scope, path: Path, value: Value, constant: Value) -> Found:
    yield None, constant


@node("index")
def index(scope: Scope, path: Path, value: Value, term: Node, key: Node) -> Found:
    for wanted in values(key, scope, value):
        for there, found in run(term, scope, path, value):
            yield below(there, wanted), lookup(found, wanted)


def lookup(value: Value, key: Value) -> Value:
    """What a key leads to; null if nothing is there."""
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key)
    if value is None and kind(key) in ("string", "number", "null"):
        return None
    if isinstance(key, str):
        raise Failure(f'Cannot index {kind(value)} with string "{key}"')
    raise Failure(f"Cannot index {kind(value)} with {kind(key)}")
