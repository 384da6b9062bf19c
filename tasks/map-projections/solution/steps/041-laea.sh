# Equal-area azimuthal
cat > carto/operations/laea.py <<'END'
"""Lambert's azimuthal equal-area projection, of the ellipsoid."""

import math

from carto.authalic import authalic, q, radius
from carto.conformal import parallel


def polar(e2, sign):
    def project(lam, phi):
        rho = math.sqrt(max(0.0, q(math.pi / 2, e2) - sign * q(phi, e2)))
        return rho * math.sin(lam), -sign * rho * math.cos(lam)

    return project


def setup(p):
    e2, phi0 = p.e2, p.angle("lat_0")
    if abs(abs(phi0) - math.pi / 2) < 1e-10:
        return polar(e2, math.copysign(1, phi0))
    r, beta0 = radius(e2), authalic(phi0, e2)
    d = parallel(phi0, e2) / (r * math.cos(beta0))

    def project(lam, phi):
        beta = authalic(phi, e2)
        c = 1 + math.sin(beta0) * math.sin(beta) + math.cos(beta0) * math.cos(beta) * math.cos(lam)
        b = r * math.sqrt(2 / c)
        y = math.cos(beta0) * math.sin(beta) - math.sin(beta0) * math.cos(beta) * math.cos(lam)
        return b * d * math.cos(beta) * math.sin(lam), b / d * y

    return project


PROJECTIONS = {"laea": setup}
END
