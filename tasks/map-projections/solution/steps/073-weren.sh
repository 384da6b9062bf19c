# Werenskiold and Putnins P4'
cat > carto/operations/weren.py <<'END'
"""Werenskiold's first projection and Putnins's P4', which is the same but for its scale."""

import math


def setup(width, height):
    def project(lam, phi):
        t = math.asin(0.883883476 * math.sin(phi))
        return width * lam * math.cos(t) / math.cos(t / 3), height * math.sin(t / 3)

    return lambda p: project


PROJECTIONS = {"weren": setup(1, 4.442882938), "putp4p": setup(0.874038744, 3.883251825)}
END
