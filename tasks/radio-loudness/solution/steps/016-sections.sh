# Speeds and sections
cat > desk/stages/s05_sections.py <<'END'
"""How fast each reel ran and what is on it: `speeds.csv`, `sections.csv`."""

from desk import kinds, speed
from desk.clock import told


def run(session):
    for recording in session.recordings:
        speed.found(recording)
        recording.number = kinds.number(recording)
    session.recordings.sort(key=lambda recording: recording.number)
    rows = []
    for recording in session.recordings:
        recording.sections = {}
        for kind, first, last in kinds.sections(recording):
            begin, end = speed.extent(recording, first, last)
            rows.append((recording.number, kind, told(first), told(last), end - begin))
            recording.sections[kind] = (first, last)
    session.table("sections", "reel,kind,from,to,samples", rows)
    session.table(
        "speeds",
        "reel,file,origin,speed,rate",
        [(r.number, r.file, r.origin, r.speed, f"{float(r.rate):.6f}") for r in session.recordings],
    )
END
