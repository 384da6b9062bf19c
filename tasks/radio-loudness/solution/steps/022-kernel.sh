# A windowed sinc
cat > desk/kernel.py <<'END'
"""Weights of the windowed sinc, by which a signal is known between its samples."""

import math


def sinc(u):
    return math.sin(math.pi * u) / (math.pi * u) if u else 1.0


def weights(part, cutoff, half):
    """Weights for the place `part` (0 to 1) behind a sample: the first sample that counts, relative to it, and a list."""
    first = math.floor(part - half) + 1
    last = math.ceil(part + half) - 1
    return first, [
        cutoff * sinc(cutoff * (part - j)) * math.cos(math.pi * (part - j) / (2 * half)) ** 2
        for j in range(first, last + 1)
    ]
END
