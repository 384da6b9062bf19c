# phylip: pHYLIP's format, interleaved
mkdir -p sq/formats
cat > sq/formats/phylip.py <<'END'
"""PHYLIP's format, interleaved."""

from sq.blocks import grouped


def lines(records, protein):
    yield f"{len(records)} {len(records[0].letters)}"
    blocks = zip(*(grouped(record.letters, 50, 10) for record in records))
    for number, block in enumerate(blocks):
        for record, line in zip(records, block):
            yield line if number else f"{record.name} {line}"
END
