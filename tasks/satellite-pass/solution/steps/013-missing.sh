# What files lack
cat > ground/stages/s08_missing.py <<'END'
"""Ranges of bytes that did not arrive: `missing.csv`."""

from ground import report


def run(contact):
    rows = []
    for number, (_, size, _) in contact["files"].items():
        at = 0
        for start, data in [*sorted(contact["pieces"].get(number, {}).items()), (size, b"")]:
            if start > at:
                rows.append((number, at, start))
            at = start + len(data)
    report.write(contact, "missing", ["file", "from", "to"], rows)
END
