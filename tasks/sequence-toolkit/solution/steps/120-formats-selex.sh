# selex: the SELEX format
mkdir -p sq/formats
cat > sq/formats/selex.py <<'END'
"""The SELEX format."""

from sq.blocks import cut


def lines(records, protein):
    for record in records:
        yield f"#=SQ {record.name} 1.00 - - 0..0:0 {record.text}"
    for block in zip(*(cut(record.letters, 50) for record in records)):
        for record, line in zip(records, block):
            yield f"{record.name} {line}"
END
