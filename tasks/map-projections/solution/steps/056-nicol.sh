# Nicolosi
cat > carto/operations/nicol.py <<'END'
"""Nicolosi's globular projection, of a hemisphere: farther out it folds back upon itself."""

import math


def project(lam, phi):
    if abs(lam) > math.pi / 2:
        raise ValueError("beyond the hemisphere")
    if abs(lam) < 1e-10:
        return 0.0, phi
    if abs(phi) < 1e-10:
        return lam, 0.0
    b = math.pi / (2 * lam) - 2 * lam / math.pi
    c, s = 2 * phi / math.pi, math.sin(phi)
    d = (1 - c * c) / (s - c)
    r = (b / d) ** 2
    m = (b * s / d - b / 2) / (1 + r)
    n = (s / r + d / 2) / (1 + 1 / r)
    x = m + math.copysign(math.sqrt(m * m + math.cos(phi) ** 2 / (1 + r)), lam)
    y = n - math.copysign(math.sqrt(max(0.0, n * n - (s * s / r + d * s - 1) / (1 + 1 / r))), phi)
    return math.pi / 2 * x, math.pi / 2 * y


PROJECTIONS = {"nicol": lambda p: project}
END
