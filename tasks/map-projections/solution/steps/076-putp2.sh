# Putnins P2 and P3
cat > carto/operations/putp2.py <<'END'
"""Putnins's P2, with elliptical meridians, and P3 and P3', with parabolic ones."""

import math

from carto.solve import odd


def putp2(lam, phi):
    c = 0.6141848493043784
    t = odd(lambda t: t + math.sin(t) * (math.cos(t) - 1), c * math.sin(phi), math.pi / 3)
    return 1.89490 * lam * (math.cos(t) - 0.5), 1.71848 * math.sin(t)


def parabolic(a):
    f = 0.79788456
    return lambda p: lambda lam, phi: (f * lam * (1 - a * phi * phi / math.pi**2), f * phi)


PROJECTIONS = {"putp2": lambda p: putp2, "putp3": parabolic(4), "putp3p": parabolic(2)}
END
