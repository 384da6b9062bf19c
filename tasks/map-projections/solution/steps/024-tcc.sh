# Transverse central and equal-area
cat > carto/operations/tcc.py <<'END'
"""Transverse central cylindrical and transverse cylindrical equal-area, of the sphere."""

import math


def tcc(p):
    def project(lam, phi):
        b = math.cos(phi) * math.sin(lam)
        return b / math.sqrt(1 - b * b), math.atan2(math.tan(phi), math.cos(lam))

    return project


def tcea(p):
    k, phi0 = p.number("k_0", 1), p.angle("lat_0")
    return lambda lam, phi: (
        math.cos(phi) * math.sin(lam) / k,
        k * (math.atan2(math.tan(phi), math.cos(lam)) - phi0),
    )


PROJECTIONS = {"tcc": tcc, "tcea": tcea}
END
