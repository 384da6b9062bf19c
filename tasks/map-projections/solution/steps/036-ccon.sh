# Central conic
cat > carto/operations/ccon.py <<'END'
"""Central conic: a cone that touches the sphere at +lat_1, where y is 0."""

import math

from carto.cone import conic


def setup(p):
    phi1 = p.angle("lat_1")

    def radius(phi):
        if abs(phi - phi1) >= math.pi / 2:
            raise ValueError("behind the centre")
        return 1 / math.tan(phi1) - math.tan(phi - phi1)

    return conic(math.sin(phi1), radius, phi1)


PROJECTIONS = {"ccon": setup}
END
