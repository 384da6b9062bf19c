# Airy's minimum-error projection
cat > carto/operations/airy.py <<'END'
"""Airy's minimum-error azimuthal projection, of the sphere, for the cap of radius 90 degrees - lat_b."""

import math

from carto.rotated import seen


def setup(p):
    b = (math.pi / 2 - p.angle("lat_b")) / 2
    c = -0.5 if abs(b) < 1e-9 else math.log(math.cos(b)) / math.tan(b) ** 2

    def project(lam, phi):
        east, north, up = seen(p.angle("lat_0"), lam, phi)
        if up < -1e-10 and not p.has("no_cut"):
            raise ValueError("beyond the horizon")
        t = (1 - up) / 2
        k = -math.log((1 + up) / 2) / (1 - up) - 2 * c / (1 + up) if t > 1e-12 else 0.5 - c
        return k * east, k * north

    return project


PROJECTIONS = {"airy": setup}
END
