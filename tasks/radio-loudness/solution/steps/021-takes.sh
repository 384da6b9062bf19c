# Programmes without emphasis
cat > desk/stages/s07_emphasis.py <<'END'
"""The programmes without emphasis: `takes.csv`."""

from desk import emphasis, speed
from desk.decibels import level, rms


def run(session):
    rows = []
    for recording in session.recordings:
        if "emphasised" in recording.sections:
            recording.stereo = [emphasis.flat(samples, float(recording.rate)) for samples in recording.stereo]
            recording.sections["programme"] = recording.sections["emphasised"]
        begin, end = speed.extent(recording, *recording.sections["programme"])
        parts = [samples[begin:end] for samples in recording.stereo]
        loud = [level(rms(part)) for part in parts]
        rows.append((recording.number, *loud, *(level(max(map(abs, part))) for part in parts)))
    session.table("takes", "reel,left,right,peak_left,peak_right", rows)
END
