# Gauss-Schreiber
cat > carto/operations/gstmerc.py <<'END'
"""Gauss-Schreiber transverse Mercator: the conformal sphere of Gauss, then transverse Mercator of the sphere."""

import math

from carto.conformal import isometric


def setup(p):
    e2, k, phi0 = p.e2, p.number("k_0", 1), p.angle("lat_0")
    n1 = math.sqrt(1 + e2 * math.cos(phi0) ** 4 / (1 - e2))
    phic = math.asin(math.sin(phi0) / n1)
    c = math.asinh(math.tan(phic)) - n1 * isometric(phi0, e2)
    n2 = k * math.sqrt(1 - e2) / (1 - e2 * math.sin(phi0) ** 2)

    def project(lam, phi):
        big, psi = n1 * lam, c + n1 * isometric(phi, e2)
        sphere = math.asin(math.sin(big) / math.cosh(psi))
        x = n2 * math.asinh(math.tan(sphere))
        return x, n2 * (math.atan(math.sinh(psi) / math.cos(big)) - phic)

    return project


PROJECTIONS = {"gstmerc": setup}
END
