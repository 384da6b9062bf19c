# Equidistant azimuthal
cat > carto/operations/aeqd.py <<'END'
"""Azimuthal equidistant projection, of the ellipsoid: distances and azimuths from the centre are those of geodesics."""

import math

from carto.geodesic import between
from carto.meridian import arc


def setup(p):
    e2, phi0 = p.e2, p.angle("lat_0")

    def project(lam, phi):
        if abs(abs(phi0) - math.pi / 2) < 1e-10:
            sign = math.copysign(1, phi0)
            rho = arc(math.pi / 2, e2) - sign * arc(phi, e2)
            return rho * math.sin(lam), -sign * rho * math.cos(lam)
        length, azimuth = between(phi0, phi, lam, e2)
        return length * math.sin(azimuth), length * math.cos(azimuth)

    return project


PROJECTIONS = {"aeqd": setup}
END
