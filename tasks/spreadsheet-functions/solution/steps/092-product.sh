# PRODUCT
cat > calc/functions/sums.py <<'END'
"""Sums and products of many cells."""

import math

from calc.convert import numbers
from calc.registry import function
from calc.values import Area, CellError


@function("PRODUCT", "a*")
def product(*values):
    found = numbers(values)
    return math.prod(found) if found else 0.0
END
