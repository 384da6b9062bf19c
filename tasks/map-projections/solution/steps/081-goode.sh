# Goode's homolosine
cat > carto/operations/goode.py <<'END'
"""Goode's homolosine: sinusoidal up to 40 degrees 44 minutes, Mollweide beyond."""

import math

from carto.operations.moll import part


def setup(p):
    mollweide = part(math.pi / 2)

    def project(lam, phi):
        if abs(phi) <= 0.71093078197902358062:
            return lam * math.cos(phi), phi
        x, y = mollweide(lam, phi)
        return x, y - math.copysign(0.0528, phi)

    return project


PROJECTIONS = {"goode": setup}
END
