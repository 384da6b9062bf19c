# Putnins P5
cat > carto/operations/putp5.py <<'END'
"""Putnins's P5 and P5', with hyperbolic meridians and equidistant parallels."""

import math


def setup(a, b):
    f = 1.01346
    return lambda p: lambda lam, phi: (f * lam * (a - b * math.sqrt(1 + 1.2158542 * phi * phi)), f * phi)


PROJECTIONS = {"putp5": setup(2, 1), "putp5p": setup(1.5, 0.5)}
END
