# Cassini
cat > carto/operations/cass.py <<'END'
"""Cassini's projection, of the ellipsoid, by Snyder's series."""

import math

from carto.meridian import arc


def setup(p):
    start, e2 = arc(p.angle("lat_0"), p.e2), p.e2

    def project(lam, phi):
        if e2 == 0:
            x = math.asin(math.cos(phi) * math.sin(lam))
            return x, math.atan2(math.tan(phi), math.cos(lam)) - start
        normal = 1 / math.sqrt(1 - e2 * math.sin(phi) ** 2)
        t, a = math.tan(phi) ** 2, lam * math.cos(phi)
        c = e2 / (1 - e2) * math.cos(phi) ** 2
        x = normal * a * (1 - a * a * t / 6 - a**4 * t * (8 - t + 8 * c) / 120)
        y = arc(phi, e2) - start + normal * math.tan(phi) * a * a * (1 / 2 + (5 - t + 6 * c) * a * a / 24)
        return x, y

    return project


PROJECTIONS = {"cass": setup}
END
