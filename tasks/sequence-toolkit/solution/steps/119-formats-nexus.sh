# nexus: the NEXUS format, interleaved
mkdir -p sq/formats
cat > sq/formats/nexus.py <<'END'
"""The NEXUS format, interleaved."""

from sq.blocks import cut


def lines(records, protein):
    kind, missing = ("protein", "X") if protein else ("DNA", "N")
    yield from ("#NEXUS", "begin data;", f"dimensions ntax={len(records)} nchar={len(records[0].letters)};")
    yield from (f"format interleave datatype={kind} missing={missing} gap=-;", "matrix")
    for block in zip(*(cut(record.letters, 50) for record in records)):
        for record, line in zip(records, block):
            yield f"{record.name} {line}"
    yield from (";", "end;", "begin assumptions;", "options deftype=unord;", "end;")
END
