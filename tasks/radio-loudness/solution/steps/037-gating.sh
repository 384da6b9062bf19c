# Integrated loudness and range
cat > desk/stages/s13_gating.py <<'END'
"""Integrated loudness, short-term loudness and range: `gating.csv`, `short.csv`, `range.csv`."""

from desk.gates import ABSOLUTE, gated, mean
from desk.loudness import loudness, stretches
from desk.spread import spread

BELOW, SHORT = 10.0, 30


def run(session):
    heard, gate, kept = gated(session.powers, BELOW)
    session.integrated = mean(kept)
    rows = [("absolute", f"{ABSOLUTE:.3f}", len(heard), f"{mean(heard):.3f}")]
    rows.append(("relative", f"{gate:.3f}", len(kept), f"{session.integrated:.3f}"))
    session.table("gating", "gate,threshold,blocks,loudness", rows)
    short = stretches(session.energy, session.rate, SHORT)
    rows = [(f"{at / 10:.1f}", f"{loudness(power):.3f}") for at, power in enumerate(short)]
    session.table("short", "time,loudness", rows)
    gate, low, high = spread(short)
    values = {"threshold": gate, "low": low, "high": high, "range": high - low}
    session.table("range", "name,value", [(name, f"{value:.3f}") for name, value in values.items()])
END
