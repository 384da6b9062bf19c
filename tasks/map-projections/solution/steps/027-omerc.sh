# Hotine's oblique Mercator
cat > carto/operations/omerc.py <<'END'
"""Hotine's oblique Mercator with an azimuth at the centre; at first, coordinates count from the natural origin."""

import math

from carto.conformal import isometric


def setup(p):
    e2, k, phi0 = p.e2, p.number("k_0", 1), p.angle("lat_0")
    b = math.sqrt(1 + e2 * math.cos(phi0) ** 4 / (1 - e2))
    w = 1 - e2 * math.sin(phi0) ** 2
    a = b * k * math.sqrt(1 - e2) / w
    d = max(1.0, b * math.sqrt(1 - e2) / (math.cos(phi0) * math.sqrt(w)))
    f = d + math.copysign(math.sqrt(d * d - 1), phi0)
    e = f * math.exp(-b * isometric(phi0, e2))
    g = (f - 1 / f) / 2
    if p.has("alpha"):
        alpha = p.angle("alpha")
        gamma0 = math.asin(math.sin(alpha) / d)
        gamma = p.angle("gamma") if p.has("gamma") else alpha
    else:
        gamma0 = gamma = p.angle("gamma")
        alpha = math.asin(d * math.sin(gamma0))
    lam0 = p.angle("lonc") - math.asin(g * math.tan(gamma0)) / b
    centre = a / b * math.atan2(math.sqrt(d * d - 1), math.cos(alpha))
    offset = 0.0 if p.has("no_uoff") else math.copysign(centre, phi0)
    p.values["lon_0"] = str(math.degrees(lam0))

    def project(lam, phi):
        q = e / math.exp(-b * isometric(phi, e2))
        s, t = (q - 1 / q) / 2, (q + 1 / q) / 2
        v = math.sin(b * lam)
        big = (s * math.sin(gamma0) - v * math.cos(gamma0)) / t
        y = a / (2 * b) * math.log((1 - big) / (1 + big))
        x = a / b * math.atan2(s * math.cos(gamma0) + v * math.sin(gamma0), math.cos(b * lam)) - offset
        return y * math.cos(gamma) + x * math.sin(gamma), x * math.cos(gamma) - y * math.sin(gamma)

    return project


PROJECTIONS = {"omerc": setup}
END
