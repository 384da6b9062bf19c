# Topocentric coordinates
cat > carto/operations/topocentric.py <<'END'
"""Geocentric to topocentric coordinates: east, north and up of a point given by +lon_0, +lat_0 and +h_0."""

import math

from carto.frame import Operation
from carto.operations.cart import geocentric


def setup(p):
    lam, phi = p.angle("lon_0"), p.angle("lat_0")
    origin = geocentric(p)[0](lam, phi, p.number("h_0"))
    s, c, sl, cl = math.sin(phi), math.cos(phi), math.sin(lam), math.cos(lam)
    matrix = ((-sl, cl, 0), (-s * cl, -s * sl, c), (c * cl, c * sl, s))

    def forward(*point):
        d = [v - o for v, o in zip(point, origin)]
        return tuple(sum(m * v for m, v in zip(row, d)) for row in matrix)

    def inverse(*point):
        return tuple(origin[i] + sum(matrix[j][i] * point[j] for j in range(3)) for i in range(3))

    return Operation(forward, inverse, False, False)


TRANSFORMATIONS = {"topocentric": setup}
END
