"""References to a cell, such as B3, or to an area, such as A1:B3."""

import re

from calc.registry import token
from calc.values import Cells


def numbered(letters):
    """A column's number, counted from 0."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1


def lettered(column):
    """A column's letters."""
    letters, column = "", column + 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def cell(word):
    """(row, column) of a cell."""
    letters, digits = re.fullmatch(r"([A-Za-z]+)(\d+)", word).groups()
    return int(digits) - 1, numbered(letters.upper())


def area(sheet, word):
    """The cells that a text such as A1 or A1:B3 speaks of."""
    (top, left), (bottom, right) = cell(word.split(":")[0]), cell(word.split(":")[-1])
    return Cells(sheet, min(top, bottom), min(left, right), abs(bottom - top) + 1, abs(right - left) + 1)


@token(r"[A-Za-z]{1,2}\d+(:[A-Za-z]{1,2}\d+)?")
def reference(word):
    return lambda sheet: area(sheet, word)
