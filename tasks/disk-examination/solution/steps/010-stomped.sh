# Impossible times
cat > examine/stages/s09_stomped.py <<'END'
"""Files that were modified before they were born: `stomped.csv`."""

from examine import report
from examine.stages.s03_files import iso


def run(case):
    rows = [(e.volume, e.path, iso(e.born), iso(e.modified)) for e in case["files"] if 0 < e.modified < e.born]
    report.write(case, "stomped", ["volume", "path", "born", "modified"], rows)
END
