# The edit list
cat > desk/edl.py <<'END'
"""Reads the list of edits."""

from types import SimpleNamespace

from desk.clock import read


def events(text):
    """Events in the order of the programme."""
    found, last = [], None
    for line in text.splitlines():
        words = line.split()
        if words[:2] == ["*", "GAIN"]:
            last.gain = float(words[2])
        elif len(words) >= 8 and words[0].isdigit() and words[3] in ("C", "D"):
            source, end, record, _ = map(read, words[-4:])
            last = SimpleNamespace(number=words[0], reel=words[1], source=source, frames=end - source, record=record)
            last.overlap = int(words[4]) if words[3] == "D" else 0
            last.gain = 0.0
            if last.frames:
                found.append(last)
    return sorted(found, key=lambda event: event.record)
END
