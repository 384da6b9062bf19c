# Eckert IV
cat > carto/operations/eck4.py <<'END'
"""Eckert's fourth projection: equal-area, with elliptical meridians."""

import math

from carto.solve import odd


def project(lam, phi):
    c = 2 + math.pi / 2
    t = odd(lambda t: t + math.sin(t) * (math.cos(t) + 2), c * math.sin(phi), math.pi / 2)
    width = 2 / math.sqrt(math.pi * (4 + math.pi))
    return width * lam * (1 + math.cos(t)), width * math.pi * math.sin(t)


PROJECTIONS = {"eck4": lambda p: project}
END
