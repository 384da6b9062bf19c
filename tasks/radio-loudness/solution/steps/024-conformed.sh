# Takes at the programme's rate
cat > desk/stages/s08_conform.py <<'END'
"""The takes at the rate of the programme: `conformed.csv`."""

from fractions import Fraction

from desk import speed
from desk.clock import FPS, told
from desk.decibels import by_frame
from desk.resample import resampled


def run(session):
    session.rate = int(session.order["rate"])
    session.frame = session.rate // FPS
    rows = []
    for recording in session.recordings:
        first, last = recording.sections["programme"]
        start = Fraction(speed.position(recording, first))
        count = (last - first + 1) * session.frame
        recording.take = resampled(recording.stereo, start, recording.rate / session.rate, count)
        for frame, pair in enumerate(by_frame(*recording.take, session.frame)):
            rows.append((recording.number, told(first + frame), *pair))
    session.table("conformed", "reel,time,left,right", rows)
END
