# mega: mEGA's format, interleaved
mkdir -p sq/formats
cat > sq/formats/mega.py <<'END'
"""MEGA's format, interleaved."""

from sq.blocks import cut


def lines(records, protein):
    kind = "Protein" if protein else "Nucleotide"
    yield from ("#mega", "!Format", f"DataType={kind} DataFormat=Interleaved", "Identical=. Indel=- Missing=?")
    if not protein:
        yield "CodeTable=Standard"
    yield ";"
    first = records[0].letters
    shown = [first]
    for record in records[1:]:
        shown.append("".join("." if one == two else one for one, two in zip(record.letters, first)))
    for number, block in enumerate(zip(*(cut(letters, 50) for letters in shown))):
        for record, line in zip(records, block):
            if not number:
                yield f"[{record.text}]"
            yield f"#{record.name} {line}"
END
