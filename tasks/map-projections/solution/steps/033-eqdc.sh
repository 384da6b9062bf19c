# Equidistant conic
cat > carto/operations/eqdc.py <<'END'
"""Equidistant conic."""

import math

from carto.cone import conic, standard
from carto.conformal import parallel
from carto.meridian import arc


def setup(p):
    e2, (phi1, phi2) = p.e2, standard(p)
    m1 = parallel(phi1, e2)
    if abs(phi1 - phi2) < 1e-10:
        n = math.sin(phi1)
    else:
        n = (m1 - parallel(phi2, e2)) / (arc(phi2, e2) - arc(phi1, e2))
    c = arc(phi1, e2) + m1 / n
    return conic(n, lambda phi: c - arc(phi, e2), p.angle("lat_0"))


PROJECTIONS = {"eqdc": setup}
END
