# hennig86: hennig86's format
mkdir -p sq/formats
cat > sq/formats/hennig86.py <<'END'
"""Hennig86's format."""

STATES = str.maketrans("ATGC-", "0123?")


def lines(records, protein):
    yield "xread"
    yield f"{len(records[0].letters)} {len(records)}"
    for record in records:
        yield from (record.name, record.letters.upper().translate(STATES))
    yield ";"
END
