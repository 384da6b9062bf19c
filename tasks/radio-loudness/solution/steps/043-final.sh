# What was mastered, measured
cat > desk/final.py <<'END'
"""Measures what was mastered."""

from types import SimpleNamespace

from desk.decibels import decibels
from desk.gates import gated, mean
from desk.loudness import energies, loudness, stretches
from desk.oversample import between
from desk.spread import spread


def measured(programme, rate):
    """Loudness by stretches and as a whole, range, true peak."""
    energy = energies(programme, rate)
    momentary, short = stretches(energy, rate, 4), stretches(energy, rate, 30)
    _, low, high = spread(short)
    peak = max(max(max(map(abs, samples)), max(between(samples))) for samples in programme)
    found = SimpleNamespace(momentary=[*map(loudness, momentary)], short=[*map(loudness, short)])
    found.values = {
        "integrated": mean(gated(momentary, 10.0)[2]),
        "range": high - low,
        "true_peak": decibels(peak),
        "momentary": max(found.momentary),
        "short": max(found.short),
    }
    return found
END
