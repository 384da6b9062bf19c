# Nell
cat > carto/operations/nell.py <<'END'
"""Nell's projection and Hammer's approximation of it."""

import math

from carto.solve import odd


def nell(lam, phi):
    t = odd(lambda t: t + math.sin(t), 2 * math.sin(phi), math.pi / 2)
    return lam * (1 + math.cos(t)) / 2, t


def hammers(lam, phi):
    return lam * (1 + math.cos(phi)) / 2, 2 * (phi - math.tan(phi / 2))


PROJECTIONS = {"nell": lambda p: nell, "nell_h": lambda p: hammers}
END
