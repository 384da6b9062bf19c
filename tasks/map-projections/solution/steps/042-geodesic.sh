# Geodesics
cat > carto/geodesic.py <<'END'
"""Length and azimuth of the geodesic between two points, by Vincenty's iteration; not for nearly opposite points."""

import math


def between(phi1, phi2, lam, e2):
    """(length in semi-major axes, azimuth at the first point) to a point lam further east."""
    b = math.sqrt(1 - e2)
    f = 1 - b
    u1, u2 = math.atan(b * math.tan(phi1)), math.atan(b * math.tan(phi2))
    (s1, c1), (s2, c2) = ((math.sin(u), math.cos(u)) for u in (u1, u2))
    big = lam
    for _ in range(200):
        x, y = c2 * math.sin(big), c1 * s2 - s1 * c2 * math.cos(big)
        ss, cs = math.hypot(x, y), s1 * s2 + c1 * c2 * math.cos(big)
        if ss == 0:
            return 0.0, 0.0
        sigma = math.atan2(ss, cs)
        sa = c1 * c2 * math.sin(big) / ss
        ca2 = 1 - sa * sa
        cm = cs - 2 * s1 * s2 / ca2 if ca2 > 1e-15 else 0.0
        c = f / 16 * ca2 * (4 + f * (4 - 3 * ca2))
        before = big
        big = lam + (1 - c) * f * sa * (sigma + c * ss * (cm + c * cs * (2 * cm * cm - 1)))
        if abs(big - before) < 1e-15:
            break
    w = math.sqrt(1 + ca2 * e2 / (1 - e2))
    k = (w - 1) / (w + 1)
    a, g = (1 + k * k / 4) / (1 - k), k * (1 - 3 / 8 * k * k)
    inner = cs * (2 * cm * cm - 1) - g / 6 * cm * (4 * ss * ss - 3) * (4 * cm * cm - 3)
    delta = g * ss * (cm + g / 4 * inner)
    return b * a * (sigma - delta), math.atan2(x, y)
END
