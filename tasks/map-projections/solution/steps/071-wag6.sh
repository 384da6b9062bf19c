# Wagner VI, Kavrayskiy VII, Eckert III and Putnins P1
cat > carto/operations/wag6.py <<'END'
"""Projections whose meridians are ellipses: x is lam (a + sqrt(1 - b phi^2)), scaled, and y is phi."""

import math


def setup(width, height, a, b):
    return lambda p: lambda lam, phi: (width * lam * (a + math.sqrt(1 - b * phi * phi)), height * phi)


B = 3 / math.pi**2
ECKERT = 2 / math.sqrt(math.pi * (4 + math.pi))
PROJECTIONS = {
    "wag6": setup(0.94745, 0.94745, 0, B),
    "kav7": setup(math.sqrt(0.75), 1, 0, B),
    "putp1": setup(1.89490, 0.94745, -0.5, B),
    "eck3": setup(ECKERT, 2 * ECKERT, 1, 4 / math.pi**2),
}
END
