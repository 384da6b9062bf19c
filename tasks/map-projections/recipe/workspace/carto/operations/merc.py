"""Mercator, of the ellipsoid."""

from carto.conformal import isometric, parallel


def setup(p):
    k = parallel(p.angle("lat_ts"), p.e2) if p.has("lat_ts") else p.number("k_0", 1)
    return lambda lam, phi: (k * lam, k * isometric(phi, p.e2))


PROJECTIONS = {"merc": setup}
