# The programme frame by frame
cat > desk/framed.py <<'END'
"""Tells the programme's level frame by frame."""

from desk.clock import told
from desk.decibels import by_frame


def framed(session, name):
    """Writes a table of both channels' levels."""
    levels = by_frame(*session.programme, session.frame)
    rows = [(told(session.start + frame), *pair) for frame, pair in enumerate(levels)]
    session.table(name, "time,left,right", rows)
END
