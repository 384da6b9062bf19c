# Van der Grinten III and IV
cat > carto/operations/vandg3.py <<'END'
"""Van der Grinten's third and fourth projection."""

import math


def third(lam, phi):
    b = abs(2 * phi / math.pi)
    y = b / (1 + math.sqrt(1 - b * b))
    if abs(lam) < 1e-10:
        return 0.0, math.copysign(math.pi * y, phi)
    a = abs(math.pi / lam - lam / math.pi) / 2
    return math.copysign(math.pi * (math.sqrt(a * a + 1 - y * y) - a), lam), math.copysign(math.pi * y, phi)


def fourth(lam, phi):
    b, d = abs(2 * phi / math.pi), 2 * lam / math.pi
    if abs(lam) < 1e-10 or abs(b - 1) < 1e-10:
        return 0.0, phi
    if abs(phi) < 1e-10:
        return lam, 0.0
    c = (b * (8 - b * (2 + b * b)) - 5) / (2 * b * b * (b - 1))
    d = math.copysign(math.sqrt((d + 1 / d) ** 2 - 4), abs(lam) - math.pi / 2)
    t, x1 = b + 3 * c, (b + c) ** 2
    f = x1 * (b * b + c * c * d * d - 1) + (1 - b * b) * (b * b * (t * t + 4 * c * c) + c * c * (12 * b * c + 4 * c * c))
    x = (d * (x1 + c * c - 1) + 2 * math.sqrt(f)) / (4 * x1 + d * d)
    y = math.sqrt(1 + d * abs(x) - x * x)
    return math.copysign(math.pi / 2 * x, lam), math.copysign(math.pi / 2 * y, phi)


PROJECTIONS = {"vandg3": lambda p: third, "vandg4": lambda p: fourth}
END
