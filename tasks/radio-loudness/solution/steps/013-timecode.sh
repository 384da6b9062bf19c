# The channel with timecode
cat > desk/stages/s04_timecode.py <<'END'
"""Where the timecode is, which way it runs, and what it says: `timecode.csv`."""

from desk.bits import bits
from desk.clock import told
from desk.words import frames


def coded(recording):
    """Channel and frames of the timecode; None if none of the channels makes sense."""
    for channel, samples in enumerate(recording.sound):
        found = frames(*bits(samples, recording.nominal))
        if found:
            return channel, found
    return None


def run(session):
    rows = []
    for recording in session.recordings:
        direction, found = "forward", coded(recording)
        if found is None:
            direction = "backward"
            recording.sound = [samples[::-1] for samples in recording.sound]
            found = coded(recording)
        recording.code, recording.words = found
        first, last = recording.words[0].time, recording.words[-1].time
        lost = last - first + 1 - len(recording.words)
        row = (recording.code + 1, direction, told(first), told(last), len(recording.words), lost)
        rows.append((recording.file, *row))
    session.table("timecode", "file,channel,direction,first,last,frames,lost", rows)
END
