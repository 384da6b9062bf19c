# clustal: clustal's format
mkdir -p sq/formats
cat > sq/formats/clustal.py <<'END'
"""Clustal's format."""

from sq.blocks import cut


def lines(records, protein):
    yield "CLUSTAL W (1.83) multiple sequence alignment"
    for block in zip(*(cut(record.letters, 60) for record in records)):
        for record, line in zip(records, block):
            yield f"{record.name} {line}"
END
