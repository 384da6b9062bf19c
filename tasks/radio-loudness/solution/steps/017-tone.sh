# Amplitude and phase of a tone
cat > desk/tone.py <<'END'
"""Measures the line-up tone frame by frame."""

import math

from desk import speed

FREQUENCY = 1000


def phasors(recording, samples):
    """Twice the mean of the tone's samples, turned back: one complex number a frame."""
    first, last = recording.sections["tone"]
    turn = 2 * math.pi * FREQUENCY / float(recording.rate)
    found = []
    for time in range(first, last + 1):
        begin, end = speed.extent(recording, time, time)
        real = sum(samples[n] * math.cos(turn * n) for n in range(begin, end))
        imaginary = -sum(samples[n] * math.sin(turn * n) for n in range(begin, end))
        found.append(complex(real, imaginary) * 2 / (end - begin))
    return found


def heard(sizes):
    """Which frames have the tone."""
    half = max(sizes) / 2
    return [size > half for size in sizes]
END
