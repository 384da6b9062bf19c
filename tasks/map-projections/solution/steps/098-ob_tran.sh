# Poles that were moved
cat > carto/operations/ob_tran.py <<'END'
"""Any projection of the sphere after its pole was moved to +o_lat_p and +o_lon_p."""

import math

from carto import registry
from carto.frame import wrapped
from carto.parameters import Parameters


def setup(p):
    inner = Parameters(" ".join(f"{name}={value}" for name, value in p.values.items()))
    inner.e2 = p.e2 = 0.0
    project = registry.PROJECTIONS[p.text("o_proj")](inner)
    phip, lamp = p.angle("o_lat_p"), p.angle("o_lon_p")
    s, c = math.sin(phip), math.cos(phip)

    def turned(lam, phi):
        x, y, z = math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)
        lam2 = wrapped(math.atan2(y, s * x + c * z) + lamp)
        return project(lam2, math.asin(max(-1.0, min(1.0, s * z - c * x))))

    return turned


PROJECTIONS = {"ob_tran": setup}
END
