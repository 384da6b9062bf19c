# Loudness range
cat > desk/spread.py <<'END'
"""Loudness range by EBU Tech 3342."""

import math

from desk.gates import gated
from desk.loudness import loudness

BELOW, LOW, HIGH = 20.0, 0.1, 0.95


def spread(powers):
    """Gate, and the loudness of the low and of the high place."""
    _, gate, kept = gated(powers, BELOW)
    ranked = sorted(map(loudness, kept))
    low, high = (ranked[math.floor((len(ranked) - 1) * part + 0.5)] for part in (LOW, HIGH))
    return gate, low, high
END
