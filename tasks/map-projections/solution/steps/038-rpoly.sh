# Rectangular polyconic
cat > carto/operations/rpoly.py <<'END'
"""The rectangular polyconic projection, of the sphere, true along +lat_ts (the equator if that is missing)."""

import math


def setup(p):
    ts = abs(p.angle("lat_ts"))

    def project(lam, phi):
        fa = math.tan(lam * math.sin(ts) / 2) / math.sin(ts) if ts > 1e-9 else lam / 2
        if abs(phi) < 1e-9:
            return 2 * fa, -p.angle("lat_0")
        angle = 2 * math.atan(fa * math.sin(phi))
        return math.sin(angle) / math.tan(phi), phi - p.angle("lat_0") + (1 - math.cos(angle)) / math.tan(phi)

    return project


PROJECTIONS = {"rpoly": setup}
END
