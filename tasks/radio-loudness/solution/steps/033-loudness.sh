# Loudness of stretches
cat > desk/loudness.py <<'END'
"""Loudness by ITU-R BS.1770."""

import math

from desk import bilinear, biquad
from desk.decibels import FLOOR

HOP = 10
"""Stretches begin so often a second."""


def loudness(power):
    return max(-0.691 + 10 * math.log10(power), FLOOR) if power > 0 else FLOOR


def energies(channels, rate):
    """Of both weighted channels together, hop by hop."""
    size = rate // HOP
    total = [0.0] * (len(channels[0]) // size)
    for samples in channels:
        for coefficients in bilinear.filters(rate).values():
            samples = biquad.run(samples, coefficients)
        for hop in range(len(total)):
            total[hop] += sum(value * value for value in samples[hop * size : (hop + 1) * size])
    return total


def stretches(energy, rate, hops):
    """Summed mean squares of whole stretches of so many hops, one a hop."""
    size = hops * (rate // HOP)
    return [sum(energy[at : at + hops]) / size for at in range(len(energy) - hops + 1)]
END
