"""Reads a formula into a function of the sheet that it stands on."""

import re

from calc.registry import BINARY, FUNCTIONS, TOKENS
from calc.values import CellError

NAME = re.compile(r"([A-Za-z][A-Za-z0-9_.]*)\(")


class Parser:
    """One formula, without its equals sign."""

    def __init__(self, formula):
        self.formula, self.at = formula, 0

    def whole(self):
        node = self.expression()
        if self.rest():
            raise CellError("#NAME?")
        return node

    def rest(self):
        """What is left to read, without space at its front."""
        left = self.formula[self.at :].lstrip(" ")
        self.at = len(self.formula) - len(left)
        return left

    def took(self, symbol):
        """Whether `symbol` stood next; then it is read."""
        if self.rest().startswith(symbol):
            self.at += len(symbol)
            return True
        return False

    def expression(self, least=0):
        """Values and the operators between them that bind at least so tightly; of equals the left one goes first."""
        left = self.operand()
        while True:
            symbols = [symbol for symbol in BINARY if self.rest().startswith(symbol)]
            symbol = max(symbols, key=len, default=None)
            if symbol is None or BINARY[symbol][0] < least:
                return left
            self.took(symbol)
            power, body = BINARY[symbol]
            left = self.applied(body, left, self.expression(power + 1))

    @staticmethod
    def applied(body, left, right):
        return lambda sheet: body(left(sheet), right(sheet))

    def operand(self):
        """A value."""
        if self.took("("):
            node = self.expression()
            if not self.took(")"):
                raise CellError("#NAME?")
            return node
        name = NAME.match(self.rest())
        if name:
            self.at += name.end()
            return self.call(name[1].upper())
        found = [(match.end(), build) for pattern, build in TOKENS if (match := re.match(pattern, self.rest()))]
        if not found:
            raise CellError("#NAME?")
        length, build = max(found, key=lambda pair: pair[0])
        word = self.rest()[:length]
        self.at += length
        return build(word)

    def call(self, name):
        """A function's arguments, up to the bracket that ends them."""
        nodes = []
        if not self.took(")"):
            nodes.append(self.expression())
            while self.took(","):
                nodes.append(self.expression())
            if not self.took(")"):
                raise CellError("#NAME?")
        if name not in FUNCTIONS:
            raise CellError("#NAME?")
        body = FUNCTIONS[name]
        return lambda sheet: body([lambda node=node: node(sheet) for node in nodes])
