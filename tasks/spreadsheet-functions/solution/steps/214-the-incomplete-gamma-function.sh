# The incomplete gamma function
cat > calc/special.py <<'END'
"""The incomplete gamma and beta functions, and a way to turn functions around."""

import math


def gamma_share(a, x):
    """The regularised lower incomplete gamma function, by its series or its continued fraction."""
    if x <= 0:
        return 0.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        n = a
        while term > total * 1e-17:
            n += 1
            term *= x / n
            total += term
        return front * total
    c, d, b = 1e300, 1 / (x + 1 - a), x + 1 - a
    found = d
    for k in range(1, 1000):
        b += 2
        step = -k * (k - a)
        d, c = 1 / (step * d + b), b + step / c
        found *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return 1 - front * found
END
