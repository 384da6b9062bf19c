# Lagrange
cat > carto/operations/lagrng.py <<'END'
"""Lagrange's conformal projection: the world in a circle; +W is the part of it that a hemisphere would fill."""

import math


def setup(p):
    w = p.number("W", 2)
    s1 = math.sin(p.angle("lat_1"))
    a = ((1 - s1) / (1 + s1)) ** (0.5 / w)

    def project(lam, phi):
        s = math.sin(phi)
        v = a * ((1 + s) / (1 - s)) ** (0.5 / w)
        c = (v + 1 / v) / 2 + math.cos(lam / w)
        return 2 * math.sin(lam / w) / c, (v - 1 / v) / c

    return project


PROJECTIONS = {"lagrng": setup}
END
