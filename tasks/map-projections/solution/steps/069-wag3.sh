# Wagner III
cat > carto/operations/wag3.py <<'END'
"""Wagner's third projection, true along +lat_ts."""

import math


def setup(p):
    ts = p.angle("lat_ts")
    f = math.cos(ts) / math.cos(2 * ts / 3)
    return lambda lam, phi: (f * lam * math.cos(2 * phi / 3), phi)


PROJECTIONS = {"wag3": setup}
END
