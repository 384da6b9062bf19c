# Mollweide, Wagner IV and V
cat > carto/operations/moll.py <<'END'
"""Mollweide's projection, and Wagner's fourth and fifth, which are parts of it or like it."""

import math

from carto.solve import odd


def mollweide(width, height, c):
    def project(lam, phi):
        t = odd(lambda t: 2 * t + math.sin(2 * t), c * math.sin(phi), math.pi / 2)
        return width * lam * math.cos(t), height * math.sin(t)

    return project


def part(u):
    """The part of Mollweide's map up to the auxiliary angle u, stretched to the same area."""
    c = 2 * u + math.sin(2 * u)
    r = math.sqrt(2 * math.pi * math.sin(u) / c)
    return mollweide(2 * r / math.pi, r / math.sin(u), c)


PROJECTIONS = {
    "moll": lambda p: part(math.pi / 2),
    "wag4": lambda p: part(math.pi / 3),
    "wag5": lambda p: mollweide(0.90977, 1.65014, 3.00896),
}
END
