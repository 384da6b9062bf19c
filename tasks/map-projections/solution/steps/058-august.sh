# August
cat > carto/operations/august.py <<'END'
"""August's conformal projection of the world in an epicycloid."""

import math


def project(lam, phi):
    t = math.tan(phi / 2)
    c = math.sqrt(1 - t * t)
    d = 1 + c * math.cos(lam / 2)
    x, y = math.sin(lam / 2) * c / d, t / d
    return 4 / 3 * x * (3 + x * x - 3 * y * y), 4 / 3 * y * (3 + 3 * x * x - y * y)


PROJECTIONS = {"august": lambda p: project}
END
