# Oblique stereographic by way of a sphere
cat > carto/operations/sterea.py <<'END'
"""Oblique stereographic by way of Gauss's conformal sphere, as surveys use it."""

import math

from carto.conformal import isometric


def setup(p):
    e2, phi0 = p.e2, p.angle("lat_0")
    c = math.sqrt(1 + e2 * math.cos(phi0) ** 4 / (1 - e2))
    chi0 = math.asin(math.sin(phi0) / c)
    shift = math.asinh(math.tan(chi0)) - c * isometric(phi0, e2)
    r = 2 * p.number("k_0", 1) * math.sqrt(1 - e2) / (1 - e2 * math.sin(phi0) ** 2)

    def project(lam, phi):
        chi, l = math.atan(math.sinh(c * isometric(phi, e2) + shift)), c * lam
        f = r / (1 + math.sin(chi0) * math.sin(chi) + math.cos(chi0) * math.cos(chi) * math.cos(l))
        y = math.cos(chi0) * math.sin(chi) - math.sin(chi0) * math.cos(chi) * math.cos(l)
        return f * math.cos(chi) * math.sin(l), f * y

    return project


PROJECTIONS = {"sterea": setup}
END
