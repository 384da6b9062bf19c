# Running a filter
cat > desk/biquad.py <<'END'
"""Runs filters of second order."""


def run(samples, coefficients):
    """From rest."""
    b0, b1, b2, a1, a2 = coefficients
    made, one, two = [], 0.0, 0.0
    for value in samples:
        out = b0 * value + one
        one = b1 * value - a1 * out + two
        two = b2 * value - a2 * out
        made.append(out)
    return made
END
