# How fast a tape ran
cat > desk/speed.py <<'END'
"""Tells the speed of a tape, and with it where every frame is."""

import math
from fractions import Fraction

from desk.clock import FPS

SPEEDS = [Fraction(*pair) for pair in ((24, 25), (1000, 1001), (1, 1), (1001, 1000), (25, 24))]


def found(recording):
    """Notes speed, true rate, samples a frame, where the first begins, and its time."""
    first, last = recording.words[0], recording.words[-1]
    length = (last.begin - first.begin) / (last.time - first.time)
    ratio = recording.nominal / FPS / length
    recording.speed = min(SPEEDS, key=lambda speed: abs(speed - ratio))
    recording.rate = recording.nominal / recording.speed
    recording.length = recording.rate / FPS
    recording.origin, recording.first = first.begin, first.time


def position(recording, time):
    """Where a frame begins, exactly."""
    return recording.origin + (time - recording.first) * recording.length


def extent(recording, first, last):
    """The samples of the frames from first to last."""
    return math.ceil(position(recording, first)), math.ceil(position(recording, last + 1))
END
