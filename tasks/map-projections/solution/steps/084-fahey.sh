# Fahey and Times
cat > carto/operations/fahey.py <<'END'
"""Fahey's projection and that of the Times Atlas, both from Gall's cylinder."""

import math


def fahey(lam, phi):
    t = math.tan(phi / 2)
    return 0.819152 * lam * math.sqrt(1 - t * t), 1.819152 * t


def times(lam, phi):
    t = math.tan(phi / 2)
    return lam * (0.74482 - 0.34588 * math.sin(math.pi / 4 * t) ** 2), 1.70711 * t


PROJECTIONS = {"fahey": lambda p: fahey, "times": lambda p: times}
END
