# Levels, and no direct current
cat > desk/stages/s03_levels.py <<'END'
"""How far the samples go: `levels.csv`, `clips.csv`; then their mean is taken off."""

from desk import samples
from desk.clips import clips, ends


def run(session):
    levels, full = [], []
    for recording in session.recordings:
        recording.sound = []
        for number, values in enumerate(samples.channels(recording), 1):
            mean = sum(values) / len(values)
            found = (f"{value:.6f}" for value in (min(values), max(values), mean))
            levels.append((recording.file, number, *found))
            full += [(recording.file, number, *row) for row in clips(values, *ends(recording))]
            recording.sound.append([value - mean for value in values])
    session.table("levels", "file,channel,min,max,mean", levels)
    session.table("clips", "file,channel,from,samples", full)
END
