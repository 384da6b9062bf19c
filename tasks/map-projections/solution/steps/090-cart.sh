# Geocentric coordinates
cat > carto/operations/cart.py <<'END'
"""Geodetic to geocentric coordinates, which other transformations use, too."""

import math

from carto.frame import Operation


def geocentric(p):
    """(to X, Y, Z in metres, back) for the ellipsoid of the parameters."""
    a, e2 = p.a, p.e2

    def forward(lon, lat, h):
        n = a / math.sqrt(1 - e2 * math.sin(lat) ** 2)
        r = (n + h) * math.cos(lat)
        return r * math.cos(lon), r * math.sin(lon), (n * (1 - e2) + h) * math.sin(lat)

    def inverse(x, y, z):
        r, lat = math.hypot(x, y), 0.0
        for _ in range(60):
            s = math.sin(lat)
            n = a / math.sqrt(1 - e2 * s * s)
            lat = math.atan2(z + e2 * n * s, r)
        s, c = math.sin(lat), math.cos(lat)
        return math.atan2(y, x), lat, r * c + z * s - a * math.sqrt(1 - e2 * s * s)

    return forward, inverse


TRANSFORMATIONS = {"cart": lambda p: Operation(*geocentric(p), True, False)}
END
