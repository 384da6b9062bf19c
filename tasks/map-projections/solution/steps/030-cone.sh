# What conics have in common
cat > carto/cone.py <<'END'
"""What conic projections have in common: a cone constant n and a radius for each latitude."""

import math


def conic(n, radius, phi0):
    """The projection with y = 0 at the latitude phi0."""
    origin = radius(phi0)

    def project(lam, phi):
        rho = radius(phi)
        return rho * math.sin(n * lam), origin - rho * math.cos(n * lam)

    return project


def standard(p):
    """The two standard parallels; +lat_2 is +lat_1 if it is missing."""
    first = p.angle("lat_1")
    return first, p.angle("lat_2") if p.has("lat_2") else first
END
