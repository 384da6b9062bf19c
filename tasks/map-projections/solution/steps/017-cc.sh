# Central cylindrical
cat > carto/operations/cc.py <<'END'
"""Central cylindrical projection."""

import math


def setup(p):
    return lambda lam, phi: (lam, math.tan(phi))


PROJECTIONS = {"cc": setup}
END
