# Two-point equidistant
cat > carto/operations/tpeqd.py <<'END'
"""Two-point equidistant projection, of the sphere: the points lie on the x axis, on both sides of the origin."""

import math

from carto.rotated import seen


def distance(one, other):
    east, north, up = seen(one[1], other[0] - one[0], other[1])
    return math.atan2(math.hypot(east, north), up)


def setup(p):
    points = [(p.angle(f"lon_{i}"), p.angle(f"lat_{i}")) for i in (1, 2)]
    (l1, f1), (l2, f2) = points
    middle = (l1 + l2) / 2
    p.values["lon_0"] = str(math.degrees(middle))
    base = distance(*points)

    def project(lam, phi):
        d1, d2 = (distance(point, (lam + middle, phi)) for point in points)
        x = (d1 * d1 - d2 * d2) / (2 * base)
        y = math.sqrt(max(0.0, d1 * d1 - (x + base / 2) ** 2))
        east, north = math.sin(l2 - l1) * math.cos(f2), math.cos(f1) * math.sin(f2) - math.sin(f1) * math.cos(f2) * math.cos(l2 - l1)
        e, n, _ = seen(f1, lam + middle - l1, phi)
        return x, y if east * n - north * e > 0 else -y

    return project


PROJECTIONS = {"tpeqd": setup}
END
