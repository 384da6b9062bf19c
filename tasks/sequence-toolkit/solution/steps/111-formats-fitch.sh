# fitch: fitch's format
mkdir -p sq/formats
cat > sq/formats/fitch.py <<'END'
"""Fitch's format."""

from sq.blocks import grouped


def lines(records, protein):
    for record in records:
        yield f"{record.name}, {len(record.letters)} bases"
        yield from grouped(record.letters, 60, 3)
END
