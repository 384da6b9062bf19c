# General sinusoidal series
cat > carto/operations/gn_sinu.py <<'END'
"""The general sinusoidal series, with Eckert VI and McBryde-Thomas's flat-polar sinusoidal among it."""

import math

from carto.solve import odd


def series(m, n):
    height = math.sqrt((m + 1) / n)

    def project(lam, phi):
        t = odd(lambda t: m * t + math.sin(t), n * math.sin(phi), math.pi / 2) if m else math.asin(n * math.sin(phi))
        return height / (m + 1) * lam * (m + math.cos(t)), height * t

    return project


PROJECTIONS = {
    "gn_sinu": lambda p: series(p.number("m"), p.number("n")),
    "eck6": lambda p: series(1, 1 + math.pi / 2),
    "mbtfps": lambda p: series(0.5, 1 + math.pi / 4),
}
END
