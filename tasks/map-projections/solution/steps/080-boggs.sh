# Boggs and Hatano
cat > carto/operations/boggs.py <<'END'
"""Boggs's eumorphic and Hatano's asymmetrical projection, both equal-area and of Mollweide's kind."""

import math

from carto.solve import odd


def angle(c, phi):
    return odd(lambda t: t + math.sin(t), c * math.sin(phi), math.pi) / 2


def boggs(lam, phi):
    t = angle(math.pi, phi)
    x = 2.00276 * lam / (1 / math.cos(phi) + 1.11072 / math.cos(t))
    return x, 0.49931 * (phi + math.sqrt(2) * math.sin(t))


def hatano(lam, phi):
    t = angle(2.67595 if phi >= 0 else 2.43763, phi)
    return 0.85 * lam * math.cos(t), math.sin(t) * (1.75859 if phi >= 0 else 1.93052)


PROJECTIONS = {"boggs": lambda p: boggs, "hatano": lambda p: hatano}
END
