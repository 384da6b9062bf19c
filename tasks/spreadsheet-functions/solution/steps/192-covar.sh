# COVAR
cat > calc/functions/pairs.py <<'END'
"""Statistics of two variables."""

import math

from calc.registry import function
from calc.values import CellError


def paired(one, two):
    """Sums of squares and products around the means: (n, mean, mean, of one, of two, of both)."""
    xs, ys = one.values(), two.values()
    if len(xs) != len(ys):
        raise CellError("#VALUE!")
    n = len(xs)
    x, y = math.fsum(xs) / n, math.fsum(ys) / n
    return (
        n,
        x,
        y,
        math.fsum((a - x) ** 2 for a in xs),
        math.fsum((b - y) ** 2 for b in ys),
        math.fsum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)),
    )


@function("COVAR", "aa")
def covariance(one, two):
    n, _, _, _, _, both = paired(one, two)
    return both / n
END
