# Equations in one auxiliary angle
cat > carto/solve.py <<'END'
"""Solves the equations by which pseudocylindrical projections define an auxiliary angle."""

import math


def root(f, low, high):
    """Where the growing function f is zero, between low and high, by bisection and then regula falsi."""
    a, b = f(low), f(high)
    if a >= 0:
        return low
    if b <= 0:
        return high
    for _ in range(200):
        middle = (low + high) / 2
        value = f(middle)
        low, high = (middle, high) if value < 0 else (low, middle)
        if high - low < 1e-16 * max(1.0, abs(low)):
            break
    return (low + high) / 2


def odd(f, y, high):
    """The angle t between -high and high with f(t) = y, for an odd, growing f."""
    return math.copysign(root(lambda t: f(t) - abs(y), 0.0, high), y)
END
