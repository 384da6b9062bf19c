# Transverse Mercator
cat > carto/operations/tmerc.py <<'END'
"""Transverse Mercator of the ellipsoid, by the series of Krueger in the third flattening."""

import math

from carto.conformal import isometric
from carto.meridian import arc, rectifying, third


def coefficients(e2):
    n = third(e2)
    return (
        n / 2 - 2 / 3 * n**2 + 5 / 16 * n**3 + 41 / 180 * n**4 - 127 / 288 * n**5 + 7891 / 37800 * n**6,
        13 / 48 * n**2 - 3 / 5 * n**3 + 557 / 1440 * n**4 + 281 / 630 * n**5 - 1983433 / 1935360 * n**6,
        61 / 240 * n**3 - 103 / 140 * n**4 + 15061 / 26880 * n**5 + 167603 / 181440 * n**6,
        49561 / 161280 * n**4 - 179 / 168 * n**5 + 6601661 / 7257600 * n**6,
        34729 / 80640 * n**5 - 3418889 / 1995840 * n**6,
        212378941 / 319334400 * n**6,
    )


def transverse(e2, k, phi0):
    """The projection with the scale k on the central meridian, and y = 0 at the latitude phi0 there."""
    series, size, start = coefficients(e2), rectifying(e2), arc(phi0, e2)

    def project(lam, phi):
        chi = math.atan(math.sinh(isometric(phi, e2)))
        xi = math.atan2(math.sin(chi), math.cos(chi) * math.cos(lam))
        eta = math.atanh(math.cos(chi) * math.sin(lam))
        w = complex(xi, eta)
        z = complex(xi, eta)
        for j, c in enumerate(series, 1):
            z += c * complex(
                math.sin(2 * j * w.real) * math.cosh(2 * j * w.imag),
                math.cos(2 * j * w.real) * math.sinh(2 * j * w.imag),
            )
        return k * size * z.imag, k * (size * z.real - start)

    return project


def setup(p):
    return transverse(p.e2, p.number("k_0", 1), p.angle("lat_0"))


PROJECTIONS = {"tmerc": setup}
END
