"""The parameters of an operation, as in `+proj=merc +lon_0=9 +R=6371000`."""

import math

from carto.ellipsoid import size_and_shape


class Parameters:
    """The parameters of one operation.

    Attributes:
        a: the ellipsoid's semi-major axis, metres.
        e2: its eccentricity squared; a projection of the sphere ignores it.
    """

    def __init__(self, text):
        self.pairs = [word.lstrip("+").partition("=")[::2] for word in text.split()]
        self.values = {}
        for name, value in self.pairs:
            self.values.setdefault(name, value)
        self.a, self.e2 = size_and_shape(self)

    def has(self, name):
        return name in self.values

    def text(self, name, default=""):
        return self.values.get(name, default)

    def number(self, name, default=0.0):
        return float(self.values.get(name, default))

    def angle(self, name, default=0.0):
        """An angle in radians; the text and the default are in degrees."""
        return math.radians(self.number(name, default))
