"""Equidistant cylindrical, of the sphere."""

import math


def setup(p):
    scale = math.cos(p.angle("lat_ts"))
    origin = p.angle("lat_0")
    return lambda lam, phi: (scale * lam, phi - origin)


PROJECTIONS = {"eqc": setup}
