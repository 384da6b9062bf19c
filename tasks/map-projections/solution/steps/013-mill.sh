# Miller and Compact Miller
cat > carto/operations/mill.py <<'END'
"""Miller's cylindrical projection and its compact form."""

import math


def mill(p):
    return lambda lam, phi: (lam, 1.25 * math.asinh(math.tan(0.8 * phi)))


def comill(p):
    return lambda lam, phi: (lam, phi * (0.9902 + phi**2 * (0.1604 - 0.03054 * phi**2)))


PROJECTIONS = {"mill": mill, "comill": comill}
END
