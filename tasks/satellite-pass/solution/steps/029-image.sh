# The image
cat > ground/stages/s23_image.py <<'END'
"""The image's rows: `image.csv`."""

import struct

from ground import report
from ground.rice import numbers


def run(contact):
    data = contact["contents"]["image.bin"]
    wide, high = struct.unpack(">HH", data[:4])
    contact["exposed"] = contact["when"](int.from_bytes(data[4:10], "big") / 65536)
    done = [pair for pair in sorted(contact["settings"]) if pair[1].startswith("RICE_") and pair[0] <= contact["exposed"]]
    k = int(done[-1][1].removeprefix("RICE_"))
    steps = iter(numbers(data[10:], k, wide * high))
    pixels = []
    for y in range(high):
        row = []
        for x in range(wide):
            row.append(next(steps) + (row[x - 1] if x else pixels[y - 1][0] if y else 512))
        pixels.append(row)
    contact["pixels"] = pixels
    report.write(contact, "image", ["row", "min", "max", "sum"], [(y, min(r), max(r), sum(r)) for y, r in enumerate(pixels)])
END
