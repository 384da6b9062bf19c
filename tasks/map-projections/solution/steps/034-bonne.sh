# Bonne
cat > carto/operations/bonne.py <<'END'
"""Bonne's pseudoconic projection."""

import math

from carto.conformal import parallel
from carto.meridian import arc


def setup(p):
    e2, phi1 = p.e2, p.angle("lat_1")
    top = parallel(phi1, e2) / math.sin(phi1)

    def project(lam, phi):
        rho = top + arc(phi1, e2) - arc(phi, e2)
        angle = parallel(phi, e2) * lam / rho
        return rho * math.sin(angle), top - rho * math.cos(angle)

    return project


PROJECTIONS = {"bonne": setup}
END
