"""The isometric latitude, on which conformal projections of the ellipsoid are built."""

import math


def isometric(phi, e2):
    """psi(phi), the latitude of Mercator's projection, in units of the semi-major axis."""
    e = math.sqrt(e2)
    return math.asinh(math.tan(phi)) - e * math.atanh(e * math.sin(phi))


def parallel(phi, e2):
    """The radius of the parallel at phi, in units of the semi-major axis."""
    return math.cos(phi) / math.sqrt(1 - e2 * math.sin(phi) ** 2)
