# Frames
cat > ground/stages/s03_frames.py <<'END'
"""Frames: `frames.csv`."""

import struct

from ground import report
from ground.checksum import crc16


def run(contact):
    contact["frames"], rows = [], []
    for position, frame in contact["raw_frames"]:
        first, master, count, status = struct.unpack(">HBBH", frame[:6])
        vc, pointer = first >> 1 & 7, status & 0x7FF
        good = crc16(frame[:-2]) == int.from_bytes(frame[-2:], "big")
        rows.append((position, vc, master, count, pointer, "yes" if good else "no"))
        if good:
            contact["frames"].append((position, vc, count, pointer, frame[6:-2]))
    report.write(contact, "frames", ["position", "vc", "master", "count", "pointer", "good"], rows)
END
