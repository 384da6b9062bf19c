# De-emphasis
cat > desk/emphasis.py <<'END'
"""Takes back the emphasis of a recording."""

ABOVE, BELOW = 15e-6, 50e-6


def flat(samples, rate):
    """(1 + ABOVE s) / (1 + BELOW s) by the bilinear transform, from rest."""
    above, below = 2 * rate * ABOVE, 2 * rate * BELOW
    b0, b1, a1 = (1 + above) / (1 + below), (1 - above) / (1 + below), (1 - below) / (1 + below)
    made, last, out = [], 0.0, 0.0
    for value in samples:
        out = b0 * value + b1 * last - a1 * out
        last = value
        made.append(out)
    return made
END
