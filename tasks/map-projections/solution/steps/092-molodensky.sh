# Molodensky's transformation
cat > carto/operations/molodensky.py <<'END'
"""Molodensky's transformation of geodetic coordinates, in full or abridged."""

import math

from carto.frame import Operation


def setup(p):
    a, e2, da, df = p.a, p.e2, p.number("da"), p.number("df")
    dx, dy, dz = (p.number(name) for name in ("dx", "dy", "dz"))
    f = 1 - math.sqrt(1 - e2)

    def change(lon, lat, h):
        s, c = math.sin(lat), math.cos(lat)
        w = 1 - e2 * s * s
        m, n = a * (1 - e2) / w**1.5, a / math.sqrt(w)
        along = -dx * s * math.cos(lon) - dy * s * math.sin(lon) + dz * c
        across = -dx * math.sin(lon) + dy * math.cos(lon)
        up = dx * c * math.cos(lon) + dy * c * math.sin(lon) + dz * s
        if p.has("abridged"):
            lat_shift = (along + (a * df + f * da) * math.sin(2 * lat)) / m
            return across / (n * c), lat_shift, up + (a * df + f * da) * s * s - da
        lat_shift = along + n * e2 * s * c * da / a + df * (m / (1 - f) + n * (1 - f)) * s * c
        return across / ((n + h) * c), lat_shift / (m + h), up - a / n * da + n * (1 - f) * df * s * s

    def forward(*point):
        return tuple(v + d for v, d in zip(point, change(*point)))

    def inverse(*point):
        return tuple(v - d for v, d in zip(point, change(*point)))

    return Operation(forward, inverse, True, True)


TRANSFORMATIONS = {"molodensky": setup}
END
