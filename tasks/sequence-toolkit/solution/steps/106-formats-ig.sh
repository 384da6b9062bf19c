# ig: intelliGenetics' format
mkdir -p sq/formats
cat > sq/formats/ig.py <<'END'
"""IntelliGenetics' format."""

from sq.blocks import cut


def lines(records, protein):
    for record in records:
        yield f";{record.text}, {len(record.letters)} {'aa' if protein else 'bases'}"
        yield record.name
        *head, last = cut(record.letters, 50)
        yield from head
        yield last + "1"
END
