# GCD
cat > calc/functions/integers.py <<'END'
"""Functions of whole numbers."""

import math

from calc.convert import numbers
from calc.registry import function
from calc.values import CellError


@function("GCD", "a*")
def common_divisor(*values):
    return float(math.gcd(*map(int, numbers(values))))
END
