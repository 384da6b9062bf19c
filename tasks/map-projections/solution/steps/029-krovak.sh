# Krovak
cat > carto/operations/krovak.py <<'END'
"""Krovak's oblique conformal conic, always on Bessel's ellipsoid; y grows to the north, x to the east."""

import math

from carto.conformal import isometric


def setup(p):
    p.a, p.e2 = 6377397.155, 0.006674372230614
    phi0, k = p.angle("lat_0", 49.5), p.number("k_0", 0.9999)
    p.values.setdefault("lon_0", str(42.5 - 17 - 2 / 3))
    e2, standard = p.e2, math.radians(78.5)
    alpha = math.sqrt(1 + e2 * math.cos(phi0) ** 4 / (1 - e2))
    u0 = math.asin(math.sin(phi0) / alpha)
    shift = math.asinh(math.tan(u0)) - alpha * isometric(phi0, e2)
    n = math.sin(standard)
    rho0 = k * math.sqrt(1 - e2) / (1 - e2 * math.sin(phi0) ** 2) / math.tan(standard)
    # Azimuth of the pole of the cone: 30 degrees 17 minutes and a little from the pole of the Earth.
    ad = math.pi / 2 - math.radians(59 + 42 / 60 + 42.69689 / 3600)

    def project(lam, phi):
        u = math.atan(math.sinh(alpha * isometric(phi, e2) + shift))
        v = -alpha * lam
        s = math.asin(math.cos(ad) * math.sin(u) + math.sin(ad) * math.cos(u) * math.cos(v))
        ahead = math.cos(ad) * math.cos(u) * math.cos(v) - math.sin(ad) * math.sin(u)
        d = math.atan2(math.cos(u) * math.sin(v), ahead)
        rho = rho0 * (math.tan(standard / 2 + math.pi / 4) / math.tan(s / 2 + math.pi / 4)) ** n
        return -rho * math.sin(n * d), -rho * math.cos(n * d)

    return project


PROJECTIONS = {"krovak": setup}
END
