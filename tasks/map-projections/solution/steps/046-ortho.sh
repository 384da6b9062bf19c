# Orthographic
cat > carto/operations/ortho.py <<'END'
"""Orthographic projection, of the ellipsoid: onto the plane that touches it at the centre."""

import math

from carto.rotated import seen, visible


def setup(p):
    e2, phi0 = p.e2, p.angle("lat_0")
    start = 1 / math.sqrt(1 - e2 * math.sin(phi0) ** 2)

    def project(lam, phi):
        normal = 1 / math.sqrt(1 - e2 * math.sin(phi) ** 2)
        east, north, up = seen(phi0, lam, phi)
        visible(up, 0)
        return normal * east, normal * north + e2 * (start * math.sin(phi0) - normal * math.sin(phi)) * math.cos(phi0)

    return project


PROJECTIONS = {"ortho": setup}
END
