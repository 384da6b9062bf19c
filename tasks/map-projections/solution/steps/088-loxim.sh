# Loximuthal
cat > carto/operations/loxim.py <<'END'
"""The loximuthal projection: rhumb lines from the central meridian at +lat_1 are straight and true."""

import math


def setup(p):
    phi1 = p.angle("lat_1")

    def project(lam, phi):
        y = phi - phi1
        if abs(y) < 1e-8:
            return lam * math.cos(phi1), y
        return lam * y / (math.asinh(math.tan(phi)) - math.asinh(math.tan(phi1))), y

    return project


PROJECTIONS = {"loxim": setup}
END
