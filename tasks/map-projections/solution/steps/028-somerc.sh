# The Swiss oblique Mercator
cat > carto/operations/somerc.py <<'END'
"""The oblique Mercator of the Swiss survey: Gauss's conformal sphere, turned, then Mercator."""

import math

from carto.conformal import isometric


def setup(p):
    e2, k, phi0 = p.e2, p.number("k_0", 1), p.angle("lat_0")
    c = math.sqrt(1 + e2 * math.cos(phi0) ** 4 / (1 - e2))
    phis = math.asin(math.sin(phi0) / c)
    shift = math.asinh(math.tan(phis)) - c * isometric(phi0, e2)
    r = k * math.sqrt(1 - e2) / (1 - e2 * math.sin(phi0) ** 2)

    def project(lam, phi):
        b = math.atan(math.sinh(c * isometric(phi, e2) + shift))
        l = c * lam
        turned = math.asin(math.cos(phis) * math.sin(b) - math.sin(phis) * math.cos(b) * math.cos(l))
        x = math.atan2(
            math.cos(b) * math.sin(l), math.sin(phis) * math.sin(b) + math.cos(phis) * math.cos(b) * math.cos(l)
        )
        return r * x, r * math.asinh(math.tan(turned))

    return project


PROJECTIONS = {"somerc": setup}
END
