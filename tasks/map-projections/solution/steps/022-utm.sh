# The zones of UTM
cat > carto/operations/utm.py <<'END'
"""Universal Transverse Mercator: the zone is given, or that of +lon_0."""

import math

from carto.operations.tmerc import transverse


def setup(p):
    zone = int(p.number("zone")) or int((math.degrees(p.angle("lon_0")) + 180) // 6) + 1
    p.values.update(lon_0=str(6 * zone - 183), x_0="500000", y_0="10000000" if p.has("south") else "0")
    return transverse(p.e2, 0.9996, 0.0)


PROJECTIONS = {"utm": setup}
END
