# Eckert V and the Winkels
cat > carto/operations/eck5.py <<'END'
"""Means of the sinusoidal and the equidistant cylindrical projection: Eckert's fifth, Winkel's first and second."""

import math

from carto.solve import odd


def eck5(p):
    f = 1 / math.sqrt(math.pi + 2)
    return lambda lam, phi: (f * lam * (1 + math.cos(phi)), 2 * f * phi)


def wink1(p):
    c = math.cos(p.angle("lat_ts"))
    return lambda lam, phi: (lam * (c + math.cos(phi)) / 2, phi)


def wink2(p):
    c = math.cos(p.angle("lat_1"))

    def project(lam, phi):
        t = odd(lambda t: 2 * t + math.sin(2 * t), math.pi * math.sin(phi), math.pi / 2)
        return lam * (c + math.cos(t)) / 2, math.pi / 4 * (math.sin(t) + 2 * phi / math.pi)

    return project


PROJECTIONS = {"eck5": eck5, "wink1": wink1, "wink2": wink2}
END
