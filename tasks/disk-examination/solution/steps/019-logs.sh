# Logs without a year
cat > examine/logs.py <<'END'
"""Lines of logs whose times lack the year and are told by the local clock."""

import gzip
from datetime import UTC, datetime, timedelta

from examine.stages.s03_files import iso


def lines(case, stem):
    """(time in UTC, rest of the line) of a log and of its older parts, packed or not."""
    found = []
    for entry in case["files"]:
        if entry.volume == 1 and (entry.path == stem or entry.path.startswith(stem + ".")):
            data = case["read"][1, entry.path]
            text = (gzip.decompress(data) if entry.path.endswith(".gz") else data).decode("utf-8", "replace")
            last = datetime.fromtimestamp(entry.modified, UTC) + timedelta(hours=case["offset"])
            for line in text.splitlines():
                when = datetime.strptime(f"{last.year} {line[:15]}", "%Y %b %d %H:%M:%S").replace(tzinfo=UTC)
                if when > last + timedelta(days=1):
                    when = when.replace(year=last.year - 1)
                found.append((iso((when - timedelta(hours=case["offset"])).timestamp()), line[16:]))
    # What was told in one second stays in the order of the file.
    return sorted(found, key=lambda pair: pair[0])
END
