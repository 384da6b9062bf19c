# GAMMADIST
cat > calc/functions/tails.py <<'END'
"""Distributions that need the incomplete gamma and beta functions."""

import math

from calc.registry import function
from calc.special import beta_share, gamma_share, turned


@function("GAMMADIST", "nnnb")
def gamma_distribution(x, shape, scale, cumulative):
    if cumulative:
        return gamma_share(shape, x / scale)
    return math.exp((shape - 1) * math.log(x / scale) - x / scale - math.lgamma(shape)) / scale
END
