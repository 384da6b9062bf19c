# Oblated stereographic
cat > carto/operations/oblated.py <<'END'
"""Miller's and Lee's oblated stereographic projections: a complex polynomial after a stereographic projection."""

import math

from carto.rotated import seen


def setup(lon, lat, coefficients):
    def made(p):
        p.values["lon_0"] = str(lon)
        phi0 = math.radians(lat)

        def project(lam, phi):
            east, north, up = seen(phi0, lam, phi)
            z = complex(east, north) / (1 + up) * 2
            w = sum(c * z**k for k, c in enumerate(coefficients, 1))
            return w.real, w.imag

        return project

    return made


PROJECTIONS = {
    "mil_os": setup(20, 18, (0.9245, 0, 0.01943)),
    "lee_os": setup(-165, -10, (0.721316, 0, complex(-0.0088162, -0.00617325))),
}
END
