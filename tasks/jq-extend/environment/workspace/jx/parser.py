"""Makes a tree of a program: nested tuples that begin with what they are."""

from jx.lexer import SyntaxProblem, tokens

Node = tuple


def parse(text: str) -> Node:
    """The tree of a program."""
    reader = Reader(tokens(text))
    node = reader.pipe()
    if reader.peek() is not None:
        raise SyntaxProblem(f"unexpected {reader.peek()!r}")
    return node


class Reader:
    """Reads tokens from left to right."""

    def __init__(self, found: list[tuple[str, object]]) -> None:
        self.tokens, self.at = found, 0

    def peek(self) -> object:
        """The next token's text, None at the end; the value of a string is no text."""
        if self.at < len(self.tokens) and self.tokens[self.at][0] != "string":
            return self.tokens[self.at][1]
        return None if self.at >= len(self.tokens) else ""

    def kind(self) -> str:
        """What the next token is."""
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "end"

    def take(self) -> object:
        """The next token's value."""
        if self.at >= len(self.tokens):
            raise SyntaxProblem("unexpected end")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def accept(self, text: str) -> bool:
        """Take the next token if it is this one."""
        if self.peek() == text:
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        """Take the next token, which must be this one."""
        if not self.accept(text):
            raise SyntaxProblem(f"{text!r} is missing")

    def pipe(self) -> Node:
        """Filters with | between them."""
        left = self.postfix()
        if self.accept("|"):
            return ("pipe", left, self.pipe())
        return left

    def postfix(self) -> Node:
        """A term and what is picked out of it."""
        node = self.term()
        while True:
            if self.kind() == "field":
                node = ("index", node, ("literal", str(self.take())[1:]))
            else:
                return node

    def term(self) -> Node:
        """What stands for itself."""
        if self.kind() == "field":
            return ("index", ("identity",), ("literal", str(self.take())[1:]))
        if self.accept("."):
            return ("identity",)
        raise SyntaxProblem(f"unexpected {self.peek()!r}")
