# Blocks
cat > ground/stages/s02_blocks.py <<'END'
"""Blocks, and how many bytes were corrected in them: `blocks.csv`."""

from ground import report
from ground.randomiser import plain
from ground.solomon import corrected

BLOCK = 256


def run(contact):
    contact["raw_frames"], rows = [], []
    for position, _ in contact["markers"]:
        bits = contact["bits"][position + 32 : position + 32 + 8 * BLOCK]
        data = plain(bytes(int("".join(map(str, bits[i : i + 8])), 2) for i in range(0, len(bits), 8)))
        words = [corrected(data[lane::2]) if len(data) == BLOCK else None for lane in (0, 1)]
        rows.append((position, *("bad" if word is None else word[1] for word in words)))
        if None not in words:
            contact["raw_frames"].append((position, bytes(byte for pair in zip(*(word[0] for word in words)) for byte in pair)))
    contact["corrected"] = sum(count for row in rows for count in row[1:] if count != "bad")
    report.write(contact, "blocks", ["position", "first", "second"], rows)
END
