# strider: the format of DNA Strider
mkdir -p sq/formats
cat > sq/formats/strider.py <<'END'
"""The format of DNA Strider."""

from sq.blocks import cut


def lines(records, protein):
    for record in records:
        yield "; ### from DNA Strider ;-)"
        yield f"; DNA sequence {record.name}, {len(record.letters)} bases"
        yield ";"
        yield from cut(record.letters, 50)
        yield "//"
END
