# Dissolves of equal power
cat > desk/dissolve.py <<'END'
"""Weights of an event, sample by sample."""

import math

from desk.decibels import factor


def weights(event, after):
    """From the event's first sample to its last, and on for `after` samples of the next one's dissolve."""
    gain = factor(event.gain)
    made = [gain] * (event.size + after)
    for i in range(event.overlap):
        made[i] *= math.sin(math.pi / 2 * (i + 0.5) / event.overlap)
    for i in range(after):
        made[event.size + i] *= math.cos(math.pi / 2 * (i + 0.5) / after)
    return made
END
