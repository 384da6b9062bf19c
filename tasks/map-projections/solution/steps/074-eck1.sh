# Eckert I and II
cat > carto/operations/eck1.py <<'END'
"""Eckert's first two projections, whose meridians are straight and broken at the equator."""

import math


def eck1(lam, phi):
    f = 2 * math.sqrt(2 / (3 * math.pi))
    return f * lam * (1 - abs(phi) / math.pi), f * phi


def eck2(lam, phi):
    s = math.sqrt(4 - 3 * math.sin(abs(phi)))
    y = math.sqrt(2 * math.pi / 3) * (2 - s)
    return 2 / math.sqrt(6 * math.pi) * lam * s, math.copysign(y, phi)


PROJECTIONS = {"eck1": lambda p: eck1, "eck2": lambda p: eck2}
END
