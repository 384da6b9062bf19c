# True peaks
cat > desk/stages/s14_peaks.py <<'END'
"""Peaks at the samples and between them: `peaks.csv`."""

from desk.decibels import decibels, level
from desk.oversample import between


def run(session):
    session.between = [between(samples) for samples in session.programme]
    rows = []
    for name, samples, inside in zip(("left", "right"), session.programme, session.between):
        peak = max(map(abs, samples))
        true = max(peak, max(inside))
        rows.append((name, level(peak), level(true), f"{decibels(true) - session.integrated:.3f}"))
    session.table("peaks", "channel,sample_peak,true_peak,above", rows)
END
