# Authalic latitudes
cat > carto/authalic.py <<'END'
"""The authalic latitude, on which equal-area projections of the ellipsoid are built."""

import math


def q(phi, e2):
    """Twice the area between the equator and phi for a radian of longitude, in squares of the semi-major axis."""
    s = math.sin(phi)
    if e2 == 0:
        return 2 * s
    e = math.sqrt(e2)
    return (1 - e2) * (s / (1 - e2 * s * s) + math.atanh(e * s) / e)


def authalic(phi, e2):
    """The latitude on the sphere of the same surface."""
    return math.asin(max(-1.0, min(1.0, q(phi, e2) / q(math.pi / 2, e2))))


def radius(e2):
    """The radius of that sphere, in units of the semi-major axis."""
    return math.sqrt(q(math.pi / 2, e2) / 2)
END
