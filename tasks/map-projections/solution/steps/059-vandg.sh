# Van der Grinten I
cat > carto/operations/vandg.py <<'END'
"""Van der Grinten's first projection: the world in a circle."""

import math


def project(lam, phi):
    p2 = abs(2 * phi / math.pi)
    if abs(phi) < 1e-10:
        return lam, 0.0
    if abs(lam) < 1e-10:
        return 0.0, math.copysign(math.pi * math.tan(math.asin(p2) / 2), phi)
    a = abs(math.pi / lam - lam / math.pi) / 2
    theta = math.asin(p2)
    g = math.cos(theta) / (math.sin(theta) + math.cos(theta) - 1)
    p = g * (2 / math.sin(theta) - 1)
    q = a * a + g
    s = p * p + a * a
    x = math.pi * (a * (g - p * p) + math.sqrt(a * a * (g - p * p) ** 2 - s * (g * g - p * p))) / s
    y = math.pi * abs(p * q - a * math.sqrt((a * a + 1) * s - q * q)) / s
    return math.copysign(x, lam), math.copysign(y, phi)


PROJECTIONS = {"vandg": lambda p: project}
END
