# Labels of the delivery
cat > desk/stages/s17_labels.py <<'END'
"""The delivery with its labels."""

from desk import wave16
from desk.bext import bext
from desk.cue import cue, labels


def run(session):
    first = bext(session.order, session.rate, session.start * session.frame, session.final.values.values())
    marks = cue([event.begin for event in session.events])
    names = labels([f"{event.number} {event.reel}" for event in session.events])
    session.chunks = [(b"bext", first), *session.chunks, (b"cue ", marks), (b"LIST", names)]
    (session.out / "delivery.wav").write_bytes(wave16.file(session.chunks))
END
