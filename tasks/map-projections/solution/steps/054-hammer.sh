# Hammer
cat > carto/operations/hammer.py <<'END'
"""Hammer's projection and its variants: +W is the part of the longitude, +M the ratio of the axes."""

import math


def setup(p):
    w, m = p.number("W", 0.5), p.number("M", 1)

    def project(lam, phi):
        d = math.sqrt(2 / (1 + math.cos(phi) * math.cos(w * lam)))
        return m / w * d * math.cos(phi) * math.sin(w * lam), d * math.sin(phi) / m

    return project


PROJECTIONS = {"hammer": setup}
END
