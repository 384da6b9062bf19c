# Filters at other rates
cat > desk/bilinear.py <<'END'
"""Brings the published filters to other rates."""

PUBLISHED = {
    "shelf": (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585),
    "highpass": (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621),
}
"""ITU-R BS.1770, at 48 kHz: b0, b1, b2, a1, a2."""
KNOWN = 48000


def moved(c0, c1, c2, ratio):
    """A polynomial of 1/z under the change of rate, but for a factor that all have in common.

    With w = (z - 1) / (z + 1) at either rate, 48000 w = rate w', so 1/z = (1 - w) / (1 + w) with w = ratio w'.
    """
    one, two = 1 + ratio, 1 - ratio
    return (
        c0 * one * one + c1 * one * two + c2 * two * two,
        2 * c0 * one * two + c1 * (one * one + two * two) + 2 * c2 * one * two,
        c0 * two * two + c1 * one * two + c2 * one * one,
    )


def filters(rate):
    """Name -> b0, b1, b2, a1, a2."""
    found = {}
    for name, (b0, b1, b2, a1, a2) in PUBLISHED.items():
        above, below = (moved(*c, rate / KNOWN) for c in ((b0, b1, b2), (1.0, a1, a2)))
        found[name] = tuple(value / below[0] for value in (*above, *below[1:]))
    return found
END
