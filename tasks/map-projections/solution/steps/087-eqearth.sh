# Equal Earth
cat > carto/operations/eqearth.py <<'END'
"""The Equal Earth projection, of the ellipsoid."""

import math

from carto.authalic import authalic, radius

A = (1.340264, -0.081106, 0.000893, 0.003796)


def setup(p):
    r = radius(p.e2)

    def project(lam, phi):
        t = math.asin(math.sqrt(3) / 2 * math.sin(authalic(phi, p.e2)))
        t2, t6 = t * t, t**6
        slope = A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2)
        x = lam * math.cos(t) / (math.sqrt(3) / 2 * slope)
        return r * x, r * t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))

    return project


PROJECTIONS = {"eqearth": setup}
END
