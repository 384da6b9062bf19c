# Levels
cat > desk/decibels.py <<'END'
"""Amplitudes as levels."""

import math

FLOOR = -120.0


def decibels(amplitude):
    return max(20 * math.log10(amplitude), FLOOR) if amplitude > 0 else FLOOR


def level(amplitude):
    """As it is written."""
    return f"{decibels(amplitude):.3f}"


def factor(level):
    return 10 ** (level / 20)


def rms(samples):
    return math.sqrt(sum(value * value for value in samples) / len(samples))


def by_frame(left, right, size):
    """Levels of both channels, frame by frame."""
    return [
        (level(rms(left[at : at + size])), level(rms(right[at : at + size]))) for at in range(0, len(left), size)
    ]
END
