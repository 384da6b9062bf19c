# Carving
cat > examine/stages/s12_carved.py <<'END'
"""Pictures in unallocated blocks and in gaps: `carved.csv`."""

import hashlib
import re

from examine import report
from examine.tools import tool

PICTURES = re.compile(rb"(?P<jpeg>\xff\xd8\xff.*?\xff\xd9)|(?P<png>\x89PNG\r\n\x1a\n.*?IEND.{4})", re.S)


def run(case):
    places = [("gap", case["data"][512 * start : 512 * (start + count)]) for start, count in case["gaps"]]
    for volume, start in case["volumes"].items():
        places.append((volume, tool("blkls", "-o", start, case["folder"] / "disk.img")))
    rows = []
    for place, data in places:
        for found in PICTURES.finditer(data):
            rows.append((place, found.lastgroup, len(found[0]), hashlib.sha256(found[0]).hexdigest()))
    report.write(case, "carved", ["place", "kind", "length", "sha256"], rows)
END
