# Momentary loudness
cat > desk/stages/s12_weighting.py <<'END'
"""The weighting filters, and what they make of the programme: `weighting.csv`, `momentary.csv`."""

from desk import bilinear
from desk.loudness import energies, loudness, stretches

MOMENTARY = 4


def run(session):
    rows = [(name, *(f"{c:.9f}" for c in filter)) for name, filter in bilinear.filters(session.rate).items()]
    session.table("weighting", "filter,b0,b1,b2,a1,a2", rows)
    session.energy = energies(session.programme, session.rate)
    session.powers = stretches(session.energy, session.rate, MOMENTARY)
    rows = [(f"{at / 10:.1f}", f"{loudness(power):.3f}") for at, power in enumerate(session.powers)]
    session.table("momentary", "time,loudness", rows)
END
