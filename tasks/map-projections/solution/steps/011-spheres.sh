# Spheres of the same size
cat > carto/spheres.py <<'END'
"""The sphere that stands for an ellipsoid: of the same surface, volume or mean radius."""

import math


def radius(p, a, e2):
    """The sphere's radius; None if the parameters ask for none."""
    b = a * math.sqrt(1 - e2)
    if p.has("R_A"):
        e = math.sqrt(e2)
        return a * math.sqrt((1 + (1 - e2) / e * math.atanh(e)) / 2)
    if p.has("R_V"):
        return (a * a * b) ** (1 / 3)
    if p.has("R_a"):
        return (a + b) / 2
    if p.has("R_g"):
        return math.sqrt(a * b)
    if p.has("R_h"):
        return 2 * a * b / (a + b)
    if p.has("R_lat_a") or p.has("R_lat_g"):
        phi = p.angle("R_lat_a" if p.has("R_lat_a") else "R_lat_g")
        w = 1 - e2 * math.sin(phi) ** 2
        meridian, normal = a * (1 - e2) / w**1.5, a / math.sqrt(w)
        return (meridian + normal) / 2 if p.has("R_lat_a") else math.sqrt(meridian * normal)
    return None
END
