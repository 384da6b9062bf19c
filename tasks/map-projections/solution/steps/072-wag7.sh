# Wagner VII
cat > carto/operations/wag7.py <<'END'
"""Wagner's seventh projection, out of Hammer's."""

import math


def project(lam, phi):
    s = 0.90630778703664996 * math.sin(phi)
    c = math.sqrt(1 - s * s)
    d = math.sqrt((1 + c * math.cos(lam / 3)) / 2)
    return 2.66723 * c * math.sin(lam / 3) / d, 1.24104 * s / d


PROJECTIONS = {"wag7": lambda p: project}
END
