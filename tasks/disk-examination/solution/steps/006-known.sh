# Known files
cat > examine/stages/s05_known.py <<'END'
"""Files that the laboratory knows: `known.csv`."""

import csv

from examine import report


def run(case):
    with (case["folder"] / "known.csv").open(encoding="utf-8", newline="") as file:
        known = {row["sha256"]: row["verdict"] for row in csv.DictReader(file)}
    rows = [(*key, known[told]) for key, told in case["hashes"].items() if told in known]
    report.write(case, "known", ["volume", "path", "verdict"], rows)
END
