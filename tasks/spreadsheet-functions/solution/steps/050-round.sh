# ROUND
cat > calc/functions/rounding.py <<'END'
"""Functions that round."""

import math
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal

from calc.registry import function
from calc.values import CellError


def cut(x, digits, way):
    """A number of so many digits behind the point, rounded that way."""
    step = Decimal(1).scaleb(-int(digits))
    return float((Decimal(repr(x)) / step).quantize(Decimal(1), way) * step)


@function("ROUND", "n|n")
def rounded(x, digits=0.0):
    return cut(x, digits, ROUND_HALF_UP)
END
