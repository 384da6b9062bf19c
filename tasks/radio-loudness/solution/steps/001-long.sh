# Sizes beyond 32 bits
cat > desk/long.py <<'END'
"""Sizes that a RF64 file keeps in its first chunk."""

import struct

BEYOND = 0xFFFFFFFF


def sizes(content):
    """Chunk -> size, of what `ds64` tells."""
    _, data, _, count = struct.unpack_from("<QQQI", content)
    found = {b"data": data}
    for entry in range(count):
        name, size = struct.unpack_from("<4sQ", content, 28 + 12 * entry)
        found[name] = size
    return found
END
