# Putnins P6
cat > carto/operations/putp6.py <<'END'
"""Putnins's P6 and P6', with hyperbolic meridians and equal areas."""

import math

from carto.solve import odd


def setup(width, height, a, b, d, most):
    def area(t):
        r = math.sqrt(1 + t * t)
        return (a - r) * t - math.log(t + r)

    def project(lam, phi):
        t = odd(area, b * math.sin(phi), most)
        return width * lam * (d - math.sqrt(1 + t * t)), height * t

    return lambda p: project


PROJECTIONS = {
    "putp6": setup(1.01346, 0.91910, 4, 2.1471437182129378784, 2, math.sqrt(3)),
    "putp6p": setup(0.44329, 0.80404, 6, 5.61125, 3, math.sqrt(8)),
}
END
