# Gall
cat > carto/operations/gall.py <<'END'
"""Gall's stereographic projection."""

import math


def setup(p):
    return lambda lam, phi: (lam * math.sqrt(0.5), (1 + math.sqrt(0.5)) * math.tan(phi / 2))


PROJECTIONS = {"gall": setup}
END
