# Offsets and geocentric latitudes
cat > carto/operations/offsets.py <<'END'
"""Small changes of geodetic coordinates: offsets, a sloping change of height, and geocentric latitudes."""

import math

from carto.frame import Operation


def geogoffset(p):
    d = [math.radians(p.number(name) / 3600) for name in ("dlon", "dlat")] + [p.number("dh")]
    return Operation(
        lambda *point: tuple(v + s for v, s in zip(point, d)),
        lambda *point: tuple(v - s for v, s in zip(point, d)), True, True,
    )  # fmt: skip


def vertoffset(p):
    lam0, phi0, up = p.angle("lon_0"), p.angle("lat_0"), p.number("dh")
    north, east = (math.radians(p.number(name) / 3600) for name in ("slope_lat", "slope_lon"))
    w = 1 - p.e2 * math.sin(phi0) ** 2
    m, n = p.a * (1 - p.e2) / w**1.5, p.a / math.sqrt(w)

    def change(lon, lat):
        return up + north * m * (lat - phi0) + east * n * (lon - lam0) * math.cos(lat)

    def forward(lon, lat, h):
        return lon, lat, h + change(lon, lat)

    def inverse(lon, lat, h):
        return lon, lat, h - change(lon, lat)

    return Operation(forward, inverse, True, True)


def geoc(p):
    return Operation(
        lambda lon, lat, h: (lon, math.atan((1 - p.e2) * math.tan(lat)), h),
        lambda lon, lat, h: (lon, math.atan(math.tan(lat) / (1 - p.e2)), h), True, True,
    )  # fmt: skip


TRANSFORMATIONS = {"geogoffset": geogoffset, "vertoffset": vertoffset, "geoc": geoc}
END
