# CONFIDENCE
cat > calc/functions/tests.py <<'END'
"""Tests of hypotheses."""

import math
from statistics import NormalDist

from calc.convert import numbers
from calc.functions.pairs import paired
from calc.registry import function
from calc.special import beta_share, gamma_share


@function("CONFIDENCE", "nnn")
def confidence(alpha, deviation, n):
    return NormalDist().inv_cdf(1 - alpha / 2) * deviation / math.sqrt(n)
END
