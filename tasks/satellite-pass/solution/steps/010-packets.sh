# Packets
cat > ground/stages/s05_packets.py <<'END'
"""Packets, put together from frames: `packets.csv`."""

import struct

from ground import report

IDLE = 2047


def split(stream):
    """The whole packets at the beginning of a stream, and the rest."""
    found = []
    while len(stream) >= 6:
        first, second, length = struct.unpack(">HHH", stream[:6])
        if len(stream) < 7 + length:
            break
        found.append((first & 0x7FF, second & 0x3FFF, stream[6 : 7 + length]))
        stream = stream[7 + length :]
    return found, stream


def run(contact):
    streams, before, contact["packets"] = {}, {}, []
    for position, vc, count, pointer, payload in contact["frames"]:
        if pointer == 0x7FE:
            continue
        if vc not in before or (count - before[vc]) % 256 != 1:
            # What was begun is lost, and so is everything up to the next beginning.
            streams[vc], payload = None if pointer == 0x7FF else b"", payload[pointer:] if pointer < 0x7FE else b""
        elif streams[vc] is None and pointer != 0x7FF:
            streams[vc], payload = b"", payload[pointer:]
        before[vc] = count
        if streams[vc] is not None:
            found, streams[vc] = split(streams[vc] + payload)
            contact["packets"] += [(vc, *packet, position) for packet in found if packet[0] != IDLE]
    rows = [(vc, apid, number, len(data)) for vc, apid, number, data, _ in contact["packets"]]
    report.write(contact, "packets", ["vc", "apid", "number", "length"], rows)
END
