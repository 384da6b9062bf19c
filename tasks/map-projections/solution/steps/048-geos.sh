# Geostationary view
cat > carto/operations/geos.py <<'END'
"""The ellipsoid from a geostationary satellite at the height +h; +sweep is the axis of the scanner's slow movement."""

import math


def setup(p):
    h = p.number("h") / p.a
    far, shape, x_last = 1 + h, 1 - p.e2, p.text("sweep", "y") == "x"

    def project(lam, phi):
        geocentric = math.atan(shape * math.tan(phi))
        r = math.sqrt(shape) / math.hypot(math.sqrt(shape) * math.cos(geocentric), math.sin(geocentric))
        x, y, z = (
            r * math.cos(lam) * math.cos(geocentric),
            r * math.sin(lam) * math.cos(geocentric),
            r * math.sin(geocentric),
        )
        if (far - x) * x - y * y - z * z / shape < 0:
            raise ValueError("beyond the horizon")
        depth = far - x
        if x_last:
            return h * math.atan(y / math.hypot(z, depth)), h * math.atan(z / depth)
        return h * math.atan(y / depth), h * math.atan(z / math.hypot(y, depth))

    return project


PROJECTIONS = {"geos": setup}
END
