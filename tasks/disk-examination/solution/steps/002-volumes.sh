# File systems
cat > examine/stages/s02_volumes.py <<'END'
"""The file systems of Linux partitions: `volumes.csv`."""

import struct
import uuid

from examine import report
from examine.tools import tool


def run(case):
    case["volumes"], rows = {}, []
    for start in [start for start, _, kind in case["parts"] if kind == 0x83]:
        number = len(case["volumes"]) + 1
        case["volumes"][number] = start
        block = case["data"][512 * start + 1024 : 512 * start + 2048]
        size = 1024 << struct.unpack("<I", block[24:28])[0]
        label, mounted = (block[a:b].rstrip(b"\0").decode() for a, b in ((120, 136), (136, 200)))
        told = tool("fsstat", "-o", start, case["folder"] / "disk.img").decode()
        kind = told.split("File System Type: ")[1].split()[0].lower()
        rows.append((number, label, uuid.UUID(bytes=block[104:120]), kind, size, mounted))
    report.write(case, "volumes", ["volume", "label", "uuid", "kind", "block", "mounted"], rows)
END
