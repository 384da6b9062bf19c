# Equal-area conics
cat > carto/operations/aea.py <<'END'
"""Albers's equal-area conic, and Lambert's, whose second standard parallel is a pole."""

import math

from carto.authalic import q
from carto.cone import conic, standard
from carto.conformal import parallel


def equal(p, phi1, phi2):
    e2 = p.e2
    m1 = parallel(phi1, e2)
    if abs(phi1 - phi2) < 1e-10:
        n = math.sin(phi1)
    else:
        n = (m1**2 - parallel(phi2, e2) ** 2) / (q(phi2, e2) - q(phi1, e2))
    c = m1**2 + n * q(phi1, e2)
    return conic(n, lambda phi: math.sqrt(c - n * q(phi, e2)) / n, p.angle("lat_0"))


def leac(p):
    return equal(p, math.copysign(math.pi / 2, -1 if p.has("south") else 1), p.angle("lat_1"))


PROJECTIONS = {"aea": lambda p: equal(p, *standard(p)), "leac": leac}
END
