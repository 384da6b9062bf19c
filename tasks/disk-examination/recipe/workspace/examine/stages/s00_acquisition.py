"""What was acquired: `acquisition.csv`."""

import hashlib

from examine import report


def run(case):
    data = (case["folder"] / "disk.img").read_bytes()
    case["data"] = data
    rows = [("size", len(data)), ("sectors", len(data) // 512)]
    rows += [(name, hashlib.new(name, data).hexdigest()) for name in ("sha256", "md5")]
    report.write(case, "acquisition", ["name", "value"], rows)
