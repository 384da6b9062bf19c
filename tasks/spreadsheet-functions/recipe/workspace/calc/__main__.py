"""`python3 -m calc` reads sheets from standard input and prints what their formulas come to.

A line `[name]` begins a sheet, a line `B3: content` says what stands in a cell: a number, `'` and a text, TRUE or
FALSE, or `=` and a formula. The answer has the same form: the names of the sheets, and the value of every formula.
"""

import re
import sys

from calc import functions, syntax
from calc.registry import load
from calc.sheet import Sheet
from calc.syntax.references import lettered, numbered
from calc.values import CellError


def shown(value):
    """A value as it is printed."""
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return "'" + value
    return f"{value:.17g}"


def main():
    load(functions, syntax)
    sheets = {}
    for line in sys.stdin.read().splitlines():
        if line.startswith("["):
            sheet = sheets.setdefault(line[1:-1], Sheet())
        elif line:
            place, _, content = line.partition(": ")
            letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", place).groups()
            sheet.cells[int(digits) - 1, numbered(letters)] = content
    for name, sheet in sheets.items():
        print(f"[{name}]")
        for row, column in sheet.formulas():
            print(f"{lettered(column)}{row + 1}: {shown(sheet.value(row, column))}")


main()
