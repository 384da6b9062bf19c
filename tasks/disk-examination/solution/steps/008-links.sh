# Links
cat > examine/stages/s07_links.py <<'END'
"""Symbolic and hard links: `links.csv`."""

from examine import report


def run(case):
    rows = [(e.volume, e.path, "symbolic", e.target) for e in case["entries"] if e.kind == "l" and not e.deleted]
    names = {}
    for entry in case["files"]:
        names.setdefault((entry.volume, entry.inode), []).append(entry.path)
    for (volume, _), paths in names.items():
        first, *others = sorted(paths)
        rows += [(volume, path, "hard", first) for path in others]
    report.write(case, "links", ["volume", "path", "kind", "target"], rows)
END
