# Partitions and gaps
cat > examine/stages/s01_partitions.py <<'END'
"""The table of partitions, and what lies between them: `partitions.csv`."""

import struct

from examine import report


def run(case):
    data = case["data"]
    parts = []
    for number in range(4):
        kind, start, count = struct.unpack("<4xB3xII", data[446 + 16 * number : 462 + 16 * number])
        if kind:
            parts.append((start, count, kind))
    case["parts"], case["gaps"], end = sorted(parts), [], 1
    for start, count, _ in [*case["parts"], (len(data) // 512, 0, 0)]:
        if start > end:
            case["gaps"].append((end, start - end))
        end = start + count
    rows = [("partition", start, count, f"{kind:02x}") for start, count, kind in parts]
    rows += [("gap", start, count, "") for start, count in case["gaps"]]
    report.write(case, "partitions", ["kind", "start", "sectors", "type"], rows)
END
