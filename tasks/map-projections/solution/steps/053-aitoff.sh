# Aitoff and Winkel tripel
cat > carto/operations/aitoff.py <<'END'
"""Aitoff's projection, and Winkel's tripel, its mean with the equidistant cylindrical one true along +lat_1."""

import math


def aitoff(lam, phi):
    c = math.acos(max(-1.0, min(1.0, math.cos(phi) * math.cos(lam / 2))))
    f = c / math.sin(c) if c > 1e-9 else 1.0
    return 2 * f * math.cos(phi) * math.sin(lam / 2), f * math.sin(phi)


def wintri(p):
    scale = math.cos(p.angle("lat_1")) if p.has("lat_1") else 2 / math.pi

    def project(lam, phi):
        x, y = aitoff(lam, phi)
        return (x + scale * lam) / 2, (y + phi) / 2

    return project


PROJECTIONS = {"aitoff": lambda p: aitoff, "wintri": wintri}
END
