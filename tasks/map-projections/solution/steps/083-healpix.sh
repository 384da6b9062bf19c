# HEALPix
cat > carto/operations/healpix.py <<'END'
"""The HEALPix projection, of the ellipsoid: equal-area, cylindrical between the parallels where sin is 2/3."""

import math

from carto.authalic import authalic, radius


def setup(p):
    r = radius(p.e2)

    def project(lam, phi):
        s = math.sin(authalic(phi, p.e2))
        if abs(s) <= 2 / 3:
            return r * lam, r * 3 * math.pi / 8 * s
        centre = min(3, math.floor(2 * lam / math.pi + 2)) * math.pi / 2 - 3 * math.pi / 4
        sigma = math.sqrt(3 * (1 - abs(s)))
        return r * (centre + (lam - centre) * sigma), math.copysign(r * math.pi / 4 * (2 - sigma), s)

    return project


PROJECTIONS = {"healpix": setup}
END
