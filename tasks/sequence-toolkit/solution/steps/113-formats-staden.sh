# staden: staden's format
mkdir -p sq/formats
cat > sq/formats/staden.py <<'END'
"""Staden's format."""

from sq.blocks import cut


def lines(records, protein):
    for record in records:
        yield f"<{record.name}---->"
        yield from cut(record.letters, 60)
END
