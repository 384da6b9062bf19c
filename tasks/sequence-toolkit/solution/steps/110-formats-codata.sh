# codata: the format of CODATA
mkdir -p sq/formats
cat > sq/formats/codata.py <<'END'
"""The format of CODATA."""

from sq.blocks import cut


def lines(records, protein):
    for record in records:
        yield f"ENTRY {record.name}"
        yield f"TITLE {record.text}, {len(record.letters)} bases"
        yield "SEQUENCE"
        yield "5 10 15 20 25 30"
        for number, line in enumerate(cut(record.letters, 30)):
            yield f"{30 * number + 1} {' '.join(line)}"
        yield "///"
END
