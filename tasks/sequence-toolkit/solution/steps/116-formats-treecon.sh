# treecon: tREECON's format
mkdir -p sq/formats
cat > sq/formats/treecon.py <<'END'
"""TREECON's format."""


def lines(records, protein):
    yield str(len(records[0].letters))
    for record in records:
        yield from (record.name, record.letters)
END
