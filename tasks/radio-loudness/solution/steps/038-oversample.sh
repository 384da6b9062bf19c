# Between the samples
cat > desk/oversample.py <<'END'
"""What a signal is between its samples."""

from operator import mul

from desk.kernel import weights

HALF = 6


def between(samples):
    """For each sample the largest magnitude of the three places behind it."""
    padded = [0.0] * HALF + samples + [0.0] * HALF
    # At a quarter and three quarters the taps are each other's mirror image.
    first, one = weights(0.25, 1.0, HALF)
    _, two = weights(0.5, 1.0, HALF)
    three = one[::-1]
    found = []
    for begin in range(HALF + first, HALF + first + len(samples)):
        part = padded[begin : begin + 2 * HALF]
        found.append(
            max(abs(sum(map(mul, one, part))), abs(sum(map(mul, two, part))), abs(sum(map(mul, three, part))))
        )
    return found
END
