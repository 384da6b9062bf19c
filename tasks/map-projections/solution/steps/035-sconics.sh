# The simple conics
cat > carto/operations/sconics.py <<'END'
"""Conics of the sphere with two standard parallels: Euler, Murdoch I to III, perspective and Vitkovsky."""

import math

from carto.cone import conic


def cones(name, s, d):
    """(n, radius) for the mean s and half the difference d of the parallels."""
    if name == "murd2":
        c = math.sqrt(math.cos(d))
        return math.sin(s) * c, lambda phi: c / math.tan(s) + math.tan(s - phi)
    if name == "pconic":
        return math.sin(s), lambda phi: math.cos(d) * (1 / math.tan(s) - math.tan(phi - s))
    if name == "murd1":
        n, c = math.sin(s), math.sin(d) / (d * math.tan(s)) + s
    elif name == "murd3":
        n = math.sin(s) * math.sin(d) * math.tan(d) / d**2
        c = d / (math.tan(s) * math.tan(d)) + s
    elif name == "euler":
        n, h = math.sin(s) * math.sin(d) / d, d / 2
        c = h / (math.tan(h) * math.tan(s)) + s
    else:
        n, c = math.tan(d) * math.sin(s) / d, d / (math.tan(d) * math.tan(s)) + s
    return n, lambda phi: c - phi


def setup(name):
    def made(p):
        phi1, phi2 = p.angle("lat_1"), p.angle("lat_2")
        return conic(*cones(name, (phi1 + phi2) / 2, (phi2 - phi1) / 2), p.angle("lat_0"))

    return made


NAMES = ("murd1", "murd2", "murd3", "euler", "pconic", "vitk1")
PROJECTIONS = {name: setup(name) for name in NAMES}
END
