# Mercators of the sphere
cat > carto/operations/webmerc.py <<'END'
"""The web's Mercator, which is spherical on any ellipsoid, and Tobler's Mercator, which is not quite conformal."""

import math


def webmerc(p):
    return lambda lam, phi: (lam, math.asinh(math.tan(phi)))


def tobmerc(p):
    return lambda lam, phi: (math.cos(phi) ** 2 * lam, math.asinh(math.tan(phi)))


PROJECTIONS = {"webmerc": webmerc, "tobmerc": tobmerc}
END
