# Oblique equal-area
cat > carto/operations/ocea.py <<'END'
"""Oblique cylindrical equal-area, of the sphere: its equator runs from +lonc, +lat_0 in the direction +alpha, or
through two points. The map is cut a quarter of the way round."""

import math


def pole(p):
    """Latitude and longitude of the pole of the oblique equator."""
    if p.has("alpha"):
        alpha, phi, lam = math.pi + p.angle("alpha"), p.angle("lat_0"), p.angle("lonc")
        lamp = math.atan2(-math.cos(alpha), -math.sin(phi) * math.sin(alpha)) + lam
        return math.asin(math.cos(phi) * math.sin(alpha)), lamp
    (f1, l1), (f2, l2) = ((p.angle(f"lat_{i}"), p.angle(f"lon_{i}")) for i in (1, 2))
    lamp = math.atan2(
        math.cos(f1) * math.sin(f2) * math.cos(l1) - math.sin(f1) * math.cos(f2) * math.cos(l2),
        math.sin(f1) * math.cos(f2) * math.sin(l2) - math.cos(f1) * math.sin(f2) * math.sin(l1),
    )
    return math.atan(-math.cos(lamp - l1) / math.tan(f1)), lamp


def setup(p):
    k = p.number("k_0", 1)
    phip, lamp = pole(p)
    p.values["lon_0"] = str(math.degrees(lamp) + 90)

    def project(lam, phi):
        x = math.atan((math.tan(phi) * math.cos(phip) + math.sin(phip) * math.sin(lam)) / math.cos(lam))
        x += math.pi if math.cos(lam) < 0 else 0.0
        return k * x, (math.sin(phip) * math.sin(phi) - math.cos(phip) * math.cos(phi) * math.sin(lam)) / k

    return project


PROJECTIONS = {"ocea": setup}
END
