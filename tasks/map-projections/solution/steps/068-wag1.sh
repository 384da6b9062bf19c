# Wagner I and II
cat > carto/operations/wag1.py <<'END'
"""Wagner's first two projections; the first is one of Urmayev's flat-polar sinusoidals."""

import math


def urmayev(n):
    width, height = 0.8773826753, 1.139753528477

    def project(lam, phi):
        t = math.asin(n * math.sin(phi))
        return width * lam * math.cos(t), height / n * t

    return project


def wag2(lam, phi):
    t = math.asin(0.88022 * math.sin(0.88550 * phi))
    return 0.92483 * lam * math.cos(t), 1.38725 * t


PROJECTIONS = {
    "wag1": lambda p: urmayev(math.sqrt(0.75)),
    "urmfps": lambda p: urmayev(p.number("n")),
    "wag2": lambda p: wag2,
}
END
