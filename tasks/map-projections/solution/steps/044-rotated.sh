# Azimuths and distances on the sphere
cat > carto/rotated.py <<'END'
"""Where a point of the sphere lies, seen from a centre."""

import math


def seen(phi0, lam, phi):
    """(towards the east, towards the north, towards the centre) of the unit vector."""
    east = math.cos(phi) * math.sin(lam)
    north = math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(lam)
    return east, north, math.sin(phi0) * math.sin(phi) + math.cos(phi0) * math.cos(phi) * math.cos(lam)


def visible(up, least):
    """`up`, if it is above the horizon."""
    if up <= least:
        raise ValueError("beyond the horizon")
    return up
END
