# BINOMDIST
cat > calc/functions/distributions.py <<'END'
"""Distributions that can be written down."""

import math
from statistics import NormalDist

from calc.registry import function


@function("BINOMDIST", "nnnb")
def binomial(x, n, p, cumulative):
    n, x = int(n), int(x)
    return math.fsum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(0 if cumulative else x, x + 1))
END
