# A file of sound
cat > desk/wave16.py <<'END'
"""Writes chunks, and files of them."""

import struct


def chunk(name, content):
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def form(rate):
    return struct.pack("<HHIIHH", 1, 2, rate, 4 * rate, 4, 16)


def file(chunks):
    return chunk(b"RIFF", b"WAVE" + b"".join(chunk(*pair) for pair in chunks))
END
