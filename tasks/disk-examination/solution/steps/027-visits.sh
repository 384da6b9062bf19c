# Pages
cat > examine/stages/s25_visits.py <<'END'
"""Pages that were seen: `visits.csv`."""

import sqlite3
import tempfile

from examine import report
from examine.stages.s03_files import iso

QUERY = (
    "SELECT url, title, visit_date, visit_type, p.id FROM moz_historyvisits v JOIN moz_places p ON p.id = v.place_id"
)
NOTES = (
    "SELECT place_id, content FROM moz_annos a JOIN moz_anno_attributes t ON t.id = a.anno_attribute_id"
    " WHERE t.name = 'downloads/destinationFileURI'"
)


def run(case):
    case["downloads"], rows = [], []
    for user, (_, home) in case["accounts"].items():
        for (volume, path), data in case["read"].items():
            if volume == 1 and path.startswith(f"{home}/.mozilla/") and path.endswith("/places.sqlite"):
                with tempfile.NamedTemporaryFile() as file:
                    file.write(data)
                    file.flush()
                    base = sqlite3.connect(file.name)
                    notes = dict(base.execute(NOTES).fetchall())
                    for url, title, date, kind, place in base.execute(QUERY).fetchall():
                        when = iso(date // 1_000_000)
                        if kind == 7:
                            case["downloads"].append((user, when, url, notes[place]))
                        else:
                            rows.append((user, when, url, title))
                            case["events"].append((when, user, "visit", url))
    report.write(case, "visits", ["user", "time", "url", "title"], rows)
END
