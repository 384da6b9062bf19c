"""Numbers and the arithmetic between them."""

from calc.convert import number
from calc.registry import binary, token
from calc.values import CellError


@token(r"\d+(\.\d*)?([eE][-+]?\d+)?")
def literal(word):
    return lambda sheet: float(word)


@binary("+", 40)
def plus(left, right):
    return number(left) + number(right)


@binary("-", 40)
def minus(left, right):
    return number(left) - number(right)


@binary("*", 50)
def times(left, right):
    return number(left) * number(right)


@binary("/", 50)
def over(left, right):
    left, right = number(left), number(right)
    if right == 0:
        raise CellError("#DIV/0!")
    return left / right
