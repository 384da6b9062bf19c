# The files
cat > examine/stages/s03_files.py <<'END'
"""Every file that is not deleted: `files.csv`."""

from datetime import UTC, datetime

from examine import report
from examine.listing import entries, recovered


def iso(when):
    """A time of the report."""
    return f"{datetime.fromtimestamp(when, UTC):%Y-%m-%dT%H:%M:%SZ}"


def run(case):
    case["entries"] = [entry for volume in case["volumes"] for entry in entries(case, volume)]
    case["files"] = [entry for entry in case["entries"] if entry.kind == "r" and not entry.deleted]
    held = {volume: recovered(case, volume) for volume in case["volumes"]}
    case["read"] = {(e.volume, e.path): held[e.volume].get(e.path, b"") for e in case["files"]}
    rows = [(e.volume, e.path, e.size, f"{e.mode:04o}", e.uid, e.gid, iso(e.modified)) for e in case["files"]]
    report.write(case, "files", ["volume", "path", "size", "mode", "uid", "gid", "modified"], rows)
END
