# nbrf: the format of the National Biomedical Research Foundation
mkdir -p sq/formats
cat > sq/formats/nbrf.py <<'END'
"""The format of the National Biomedical Research Foundation."""

from sq.blocks import grouped


def lines(records, protein):
    for record in records:
        yield f">{'P1' if protein else 'D1'};{record.name}"
        yield f"{record.text}, {len(record.letters)} bases"
        *head, last = grouped(record.letters, 50, 10)
        yield from head
        yield last + "*"
END
