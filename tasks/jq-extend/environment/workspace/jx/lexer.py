"""Cuts a program into tokens: (kind, value) pairs."""

import re

TOKEN = re.compile(
    r"(?P<skip>[\s]+|#[^\n]*)|(?P<field>\.[A-Za-z_]\w*)|(?P<number>\d+(?:\.\d+)?)|(?P<word>[$@]?[A-Za-z_]\w*)"
    r"|(?P<sign>//=|[|+*/%-]=|//|==|!=|<=|>=|\.\.|[.|\[\],:;()?{}+*/%<>=-])"
)


class SyntaxProblem(Exception):
    """The program can't be read."""


def tokens(text: str) -> list[tuple[str, object]]:
    """All tokens of a program."""
    found, at = cut(text, 0)
    if at < len(text):
        raise SyntaxProblem(f"unexpected {text[at]!r}")
    return found


def cut(text: str, at: int) -> tuple[list[tuple[str, object]], int]:
    """The tokens from a place on, to the end or to a bracket that nothing opened; and where that is."""
    found: list[tuple[str, object]] = []
    depth = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise SyntaxProblem(f"unexpected {text[at]!r}")
        kind, value = match.lastgroup, match.group()
        depth += (value == "(") - (value == ")")
        if depth < 0:
            break
        at = match.end()
        if kind != "skip":
            found.append((kind, value))
    return found, at
