# Tags of pictures
cat > examine/exif.py <<'END'
"""Reads the tags that cameras leave in JPEG files."""

import struct

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}


def directory(data, order, at):
    """Tag -> value, of a directory: text, numbers, or a list of fractions."""
    found = {}
    (count,) = struct.unpack_from(order + "H", data, at)
    for number in range(count):
        place = at + 2 + 12 * number
        tag, kind, length = struct.unpack_from(order + "HHI", data, place)
        size = SIZES.get(kind, 1) * length
        start = place + 8 if size <= 4 else struct.unpack_from(order + "I", data, place + 8)[0]
        if kind == 2:
            found[tag] = data[start : start + length].split(b"\0")[0].decode("utf-8", "replace")
        elif kind == 4:
            found[tag] = struct.unpack_from(order + "I", data, start)[0]
        elif kind == 5:
            pairs = struct.unpack_from(f"{order}{2 * length}I", data, start)
            found[tag] = [a / b for a, b in zip(pairs[::2], pairs[1::2])]
    return found


def tags(data):
    """The three directories of a JPEG file: the picture's, the camera's and that of the place; None without any."""
    if data[2:4] != b"\xff\xe1" or data[6:12] != b"Exif\0\0":
        return None
    tiff = data[12:]
    order = "<" if tiff[:2] == b"II" else ">"
    main = directory(tiff, order, struct.unpack_from(order + "I", tiff, 4)[0])
    return [main, *(directory(tiff, order, main[tag]) if tag in main else {} for tag in (0x8769, 0x8825))]
END
