# Denoyer, Ginsburg, Larrivee and Laskowski
cat > carto/operations/polynomials.py <<'END'
"""Projections with a formula for either coordinate: Denoyer, Ginsburg VIII, Larrivee and Laskowski."""

import math


def denoy(lam, phi):
    m = abs(lam)
    return lam * math.cos((0.95 - m / 12 + m**3 / 600) * phi * (0.9 + 0.03 * phi**4)), phi


def gins8(lam, phi):
    x = lam * (1 - 0.162388 * phi * phi) * (0.87 - 0.000952426 * lam**4)
    return x, phi * (1 + phi * phi / 12)


def larr(lam, phi):
    return lam * (1 + math.sqrt(math.cos(phi))) / 2, phi / (math.cos(phi / 2) * math.cos(lam / 6))


def lask(lam, phi):
    m, f = lam * lam, phi * phi
    x = 0.975534 + f * (-0.119161 - 0.0143059 * m - 0.0547009 * f)
    y = 1.00384 + m * (0.0802894 - 0.02855 * f + 0.000199025 * m) + f * (0.0998909 - 0.0491032 * f)
    return lam * x, phi * y


PROJECTIONS = {"denoy": lambda p: denoy, "gins8": lambda p: gins8, "larr": lambda p: larr, "lask": lambda p: lask}
END
