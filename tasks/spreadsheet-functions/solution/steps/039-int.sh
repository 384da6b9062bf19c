# INT
cat > calc/functions/arithmetic.py <<'END'
"""Quotients, remainders, roots, powers and logarithms."""

import math

from calc.registry import BINARY, function
from calc.values import CellError


@function("INT", "n")
def below(x):
    return float(math.floor(x))
END
