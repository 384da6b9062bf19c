# American polyconic
cat > carto/operations/poly.py <<'END'
"""The American polyconic projection, of the ellipsoid."""

import math

from carto.conformal import parallel
from carto.meridian import arc


def setup(p):
    start = arc(p.angle("lat_0"), p.e2)

    def project(lam, phi):
        if abs(phi) < 1e-12:
            return lam, -start
        angle, rho = lam * math.sin(phi), parallel(phi, p.e2) / math.sin(phi)
        return rho * math.sin(angle), arc(phi, p.e2) - start + rho * (1 - math.cos(angle))

    return project


PROJECTIONS = {"poly": setup}
END
