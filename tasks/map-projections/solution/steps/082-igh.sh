# Goode's interrupted homolosine
cat > carto/operations/igh.py <<'END'
"""The interrupted homolosine: two lobes in the north, four in the south, sinusoidal up to 40d44'11.8" and Mollweide beyond."""

import math

from carto.operations.moll import part

LIMIT = math.radians(40 + 44 / 60 + 11.8 / 3600)
NORTH = ((-40, -100), (180, 30))
SOUTH = ((-100, -160), (-20, -60), (80, 20), (180, 140))
"""Eastern edges and central meridians of the lobes, in degrees."""


def setup(p):
    mollweide = part(math.pi / 2)
    step = mollweide(0.0, LIMIT)[1] - LIMIT

    def project(lam, phi):
        lobes = NORTH if phi >= 0 else SOUTH
        centre = math.radians(next(middle for edge, middle in lobes if lam <= math.radians(edge) + 1e-12))
        if abs(phi) <= LIMIT:
            return centre + (lam - centre) * math.cos(phi), phi
        x, y = mollweide(lam - centre, phi)
        return centre + x, y - math.copysign(step, phi)

    return project


PROJECTIONS = {"igh": setup}
END
