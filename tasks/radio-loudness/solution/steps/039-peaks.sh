# True peaks
cat > desk/stages/s14_peaks.py <<'END'
"""Peaks at the samples and between them: `peaks.csv`."""

from desk.decibels import level
from desk.oversample import between


def run(session):
    session.between = [between(samples) for samples in session.programme]
    rows = []
    for name, samples, inside in zip(("left", "right"), session.programme, session.between):
        peak = max(map(abs, samples))
        rows.append((name, level(peak), level(max(peak, max(inside)))))
    session.table("peaks", "channel,sample_peak,true_peak", rows)
END
