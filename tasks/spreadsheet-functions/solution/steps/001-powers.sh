# Powers
cat > calc/syntax/operators.py <<'END'
"""Operators on texts, comparisons and powers."""

from calc.convert import number, scalar, text
from calc.registry import binary
from calc.values import CellError


@binary("^", 60)
def power(left, right):
    found = number(left) ** number(right)
    if isinstance(found, complex):
        raise CellError("#NUM!")
    return found
END
