# Stereographic
cat > carto/operations/stere.py <<'END'
"""Stereographic projection of the ellipsoid: oblique, or polar with a latitude of true scale; and the polar grids."""

import math

from carto.conformal import isometric, parallel


def polar(e2, sign, scale):
    """`scale` times exp(-psi): radius by latitude; sign 1 for the north pole, -1 for the south."""

    def project(lam, phi):
        rho = scale * math.exp(-isometric(sign * phi, e2))
        return rho * math.sin(lam), -sign * rho * math.cos(lam)

    return project


def at_pole(e2):
    """The limit of parallel(phi) / exp(-isometric(phi)) at the pole."""
    e = math.sqrt(e2)
    return 2 / math.sqrt((1 + e) ** (1 + e) * (1 - e) ** (1 - e))


def setup(p):
    e2, phi0, k = p.e2, p.angle("lat_0"), p.number("k_0", 1)
    if abs(abs(phi0) - math.pi / 2) < 1e-10:
        ts = abs(p.angle("lat_ts", 90))
        if abs(ts - math.pi / 2) < 1e-10:
            return polar(e2, math.copysign(1, phi0), k * at_pole(e2))
        return polar(e2, math.copysign(1, phi0), parallel(ts, e2) * math.exp(isometric(ts, e2)))
    chi0 = math.atan(math.sinh(isometric(phi0, e2)))
    a = 2 * k * parallel(phi0, e2)

    def project(lam, phi):
        chi = math.atan(math.sinh(isometric(phi, e2)))
        c = 1 + math.sin(chi0) * math.sin(chi) + math.cos(chi0) * math.cos(chi) * math.cos(lam)
        f = a / (math.cos(chi0) * c)
        y = math.cos(chi0) * math.sin(chi) - math.sin(chi0) * math.cos(chi) * math.cos(lam)
        return f * math.cos(chi) * math.sin(lam), f * y

    return project


def ups(p):
    p.values.update(x_0="2000000", y_0="2000000", lon_0="0")
    return polar(p.e2, -1 if p.has("south") else 1, 0.994 * at_pole(p.e2))


PROJECTIONS = {"stere": setup, "ups": ups}
END
