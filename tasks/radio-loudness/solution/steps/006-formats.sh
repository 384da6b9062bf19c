# What the samples look like
cat > desk/stages/s02_formats.py <<'END'
"""What the samples look like, and what was written beside them: `formats.csv`, `texts.csv`."""

from desk import fmt
from desk.texts import texts


def run(session):
    for recording in session.recordings:
        fmt.told(recording)
    session.table(
        "formats",
        "file,coding,channels,rate,container,valid,samples",
        [
            (r.file, r.coding, r.channels, r.nominal, r.container, r.valid, r.samples)
            for r in session.recordings
        ],
    )
    rows = [(r.file, *row) for r in session.recordings for row in texts(r.chunks)]
    session.table("texts", "file,chunk,field,text", rows)
END
