"""Writes MO files: GNU's binary format, revision 0.

A header of seven words, a table of (length, offset) for the originals and one for the translations, then all originals
and all translations, each with a NUL behind it. Originals are sorted, so that they can be searched by halves.
"""

import struct

MAGIC = 0x950412DE
HEADER = 28


def write(entries: dict[bytes, bytes]) -> bytes:
    """The compiled catalogue of key -> translation."""
    keys = sorted(entries)
    count = len(keys)
    originals, translations = HEADER, HEADER + 8 * count
    start = translations + 8 * count
    head = [MAGIC, 0, count, originals, translations, 0, start]
    tables, strings = b"", b""
    for one in [*keys, *(entries[key] for key in keys)]:
        tables += struct.pack("<2I", len(one), start + len(strings))
        strings += one + b"\0"
    return struct.pack("<7I", *head) + tables + strings
