# What the list asks for
cat > desk/stages/s09_events.py <<'END'
"""What the list asks for, as places in files and in the programme: `events.csv`."""

from desk import edl, speed


def run(session):
    session.events = edl.events((session.folder / "edit.edl").read_text(encoding="utf-8"))
    session.start = session.events[0].record
    reels = {recording.number: recording for recording in session.recordings}
    rows = []
    for event in session.events:
        event.take = None if event.reel == "BL" else reels[int(event.reel)]
        file = place = ""
        if event.take:
            file, place = event.take.file, f"{float(speed.position(event.take, event.source)):.3f}"
        event.begin = (event.record - session.start) * session.frame
        event.size, event.overlap = event.frames * session.frame, event.overlap * session.frame
        change = ("D" if event.overlap else "C", event.overlap, f"{event.gain:.3f}")
        rows.append((event.number, event.reel, file, place, event.begin, event.size, *change))
    session.table("events", "number,reel,file,position,start,samples,transition,overlap,gain", rows)
END
