# Deleted files
cat > examine/stages/s10_deleted.py <<'END'
"""Deleted files, and when that was: `deleted.csv`."""

import hashlib
import re

from examine import report
from examine.tools import tool


def run(case):
    case["deleted"], rows = [], []
    for entry in case["entries"]:
        if entry.deleted and entry.kind == "r":
            where = ("-o", case["volumes"][entry.volume], case["folder"] / "disk.img", entry.inode)
            day, time = re.search(r"^Deleted:\s+(\S+) ([\d:]+)", tool("istat", *where).decode(), re.M).groups()
            when, data = f"{day}T{time}Z", tool("icat", *where)
            case["deleted"].append((entry.volume, entry.path, when))
            rows.append((entry.volume, entry.path, when, len(data), hashlib.sha256(data).hexdigest()))
    report.write(case, "deleted", ["volume", "path", "deleted", "size", "sha256"], rows)
END
