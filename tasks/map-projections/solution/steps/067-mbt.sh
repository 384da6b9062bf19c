# McBryde-Thomas, flat-polar
cat > carto/operations/mbt.py <<'END'
"""McBryde's and Thomas's flat-polar projections: sine, parabolic and quartic."""

import math

from carto.solve import odd


def sine(lam, phi):
    t = odd(lambda t: 0.45503 * math.sin(t / 1.36509) + math.sin(t), 1.41546 * math.sin(phi), math.pi / 2)
    return 0.22248 * lam * (1 + 3 * math.cos(t) / math.cos(t / 1.36509)), 1.44492 * math.sin(t / 1.36509)


def parabolic(lam, phi):
    t = math.asin(0.95257934441568037152 * math.sin(phi))
    x = 0.92582009977255146156 * lam * (2 * math.cos(2 * t / 3) - 1)
    return x, 3.40168025708304504493 * math.sin(t / 3)


def quartic(lam, phi):
    t = odd(lambda t: math.sin(t / 2) + math.sin(t), (1 + math.sqrt(0.5)) * math.sin(phi), math.pi / 2)
    x = 0.31245971410378249250 * lam * (1 + 2 * math.cos(t) / math.cos(t / 2))
    return x, 1.87475828462269495505 * math.sin(t / 2)


PROJECTIONS = {"mbt_fps": lambda p: sine, "mbtfpp": lambda p: parabolic, "mbtfpq": lambda p: quartic}
END
