# Arcs of the meridian
cat > carto/meridian.py <<'END'
"""Arcs of the meridian, by their series in the third flattening (sixth order)."""

import math


def third(e2):
    """The third flattening."""
    b = math.sqrt(1 - e2)
    return (1 - b) / (1 + b)


def rectifying(e2):
    """The radius of the sphere whose meridians are as long, in units of the semi-major axis."""
    n = third(e2)
    return (1 + n**2 / 4 + n**4 / 64 + n**6 / 256) / (1 + n)


def arc(phi, e2):
    """The arc from the equator to phi, in units of the semi-major axis."""
    n = third(e2)
    terms = (
        -3 / 2 * n + 9 / 16 * n**3 - 3 / 32 * n**5,
        15 / 16 * n**2 - 15 / 32 * n**4 + 135 / 2048 * n**6,
        -35 / 48 * n**3 + 105 / 256 * n**5,
        315 / 512 * n**4 - 189 / 512 * n**6,
        -693 / 1280 * n**5,
        1001 / 2048 * n**6,
    )
    return rectifying(e2) * (phi + sum(c * math.sin(2 * k * phi) for k, c in enumerate(terms, 1)))
END
