# Marks and their names
cat > desk/cue.py <<'END'
"""Marks where events begin."""

import struct

from desk.wave16 import chunk


def cue(places):
    points = [struct.pack("<II4sIII", number, at, b"data", 0, 0, at) for number, at in enumerate(places, 1)]
    return struct.pack("<I", len(points)) + b"".join(points)


def labels(texts):
    found = b"adtl"
    for number, text in enumerate(texts, 1):
        found += chunk(b"labl", struct.pack("<I", number) + text.encode("latin-1") + b"\0")
    return found
END
