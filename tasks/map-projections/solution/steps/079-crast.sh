# Craster and Collignon
cat > carto/operations/crast.py <<'END'
"""Craster's parabolic and Collignon's triangular projection, both equal-area."""

import math


def crast(lam, phi):
    return math.sqrt(3 / math.pi) * lam * (2 * math.cos(2 * phi / 3) - 1), math.sqrt(3 * math.pi) * math.sin(phi / 3)


def collg(lam, phi):
    s = math.sqrt(1 - math.sin(phi))
    return 2 / math.sqrt(math.pi) * lam * s, math.sqrt(math.pi) * (1 - s)


PROJECTIONS = {"crast": lambda p: crast, "collg": lambda p: collg}
END
