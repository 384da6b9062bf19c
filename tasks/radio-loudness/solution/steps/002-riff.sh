# The chunks of a file
cat > desk/riff.py <<'END'
"""Walks the chunks of RIFF and RF64 files."""

import struct

from desk import long


def walk(data, start, told=None):
    """(id, offset, content) of each chunk; what claims more than there is ends with the data."""
    told = told or {}
    place, found = start, []
    while place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        if size == long.BEYOND:
            size = told.get(name, size)
        content = data[place + 8 : place + 8 + size]
        if name == b"ds64":
            told = long.sizes(content)
        found.append((name.decode("latin-1").rstrip(), place + 8, content))
        place += 8 + size + size % 2
    return found


def chunks(data):
    """Those of a whole file."""
    return walk(data, 12)
END
