# Apian, Ortelius and Bacon
cat > carto/operations/bacon.py <<'END'
"""Globular projections whose meridians are circles: Apian's, Ortelius's and Bacon's."""

import math


def setup(bacon, ortelius):
    def project(lam, phi):
        y = math.pi / 2 * math.sin(phi) if bacon else phi
        x = abs(lam)
        if x > 1e-10:
            if ortelius and x >= math.pi / 2:
                x = math.sqrt(math.pi**2 / 4 - phi * phi) + x - math.pi / 2
            else:
                f = (math.pi**2 / (4 * x) + x) / 2
                x = x - f + math.sqrt(f * f - y * y)
        return math.copysign(x, lam), y

    return lambda p: project


PROJECTIONS = {"apian": setup(False, False), "ortel": setup(False, True), "bacon": setup(True, False)}
END
