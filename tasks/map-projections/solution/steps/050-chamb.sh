# Chamberlin's trimetric
cat > carto/operations/chamb.py <<'END'
"""Chamberlin's trimetric projection, of the sphere: the mean of three points found by pairs of distances."""

import math

from carto.operations.tpeqd import distance
from carto.rotated import seen


def azimuth(one, other):
    east, north, _ = seen(one[1], other[0] - one[0], other[1])
    return math.atan2(east, north)


def angle(b, c, a):
    """The angle between the sides b and c of a plane triangle, opposite a."""
    return math.acos(max(-1.0, min(1.0, (b * b + c * c - a * a) / (2 * b * c))))


def setup(p):
    places = [(p.angle(f"lon_{i}"), p.angle(f"lat_{i}")) for i in (1, 2, 3)]
    sides = [distance(places[i], places[(i + 1) % 3]) for i in range(3)]
    beta0 = angle(sides[0], sides[2], sides[1])
    beta1 = angle(sides[0], sides[1], sides[2])
    beta2 = math.pi - beta0
    top = sides[2] * math.sin(beta0)
    corners = (-sides[0] / 2, sides[0] / 2, -sides[0] / 2 + sides[2] * math.cos(beta0))
    start = sum(corners)

    def project(lam, phi):
        lam += p.angle("lon_0")
        r = [distance(place, (lam, phi)) for place in places]
        az = [azimuth(places[i], (lam, phi)) - azimuth(places[i], places[(i + 1) % 3]) for i in range(3)]
        az = [math.remainder(value, 2 * math.pi) for value in az]
        x = y = 0.0
        for i in range(3):
            j = (i + 1) % 3
            a = math.copysign(angle(sides[i], r[i], r[j]), az[i])
            if i == 0:
                x, y = x + r[i] * math.cos(a), y - r[i] * math.sin(a)
            elif i == 1:
                a = beta1 - a
                x, y = x - r[i] * math.cos(a), y - r[i] * math.sin(a)
            else:
                a = beta2 - a
                x, y = x + r[i] * math.cos(a), y + r[i] * math.sin(a)
        return (x + start) / 3, (y + 2 * top) / 3

    return project


PROJECTIONS = {"chamb": setup}
END
