# gcg: the format of the Genetics Computer Group
mkdir -p sq/formats
cat > sq/formats/gcg.py <<'END'
"""The format of the Genetics Computer Group."""

from sq.blocks import grouped
from sq.checksums import gcg


def lines(records, protein):
    for record in records:
        yield f"!!{'AA' if protein else 'NA'}_SEQUENCE 1.0"
        yield record.text
        kind = "P" if protein else "N"
        yield f"{record.name} Length: {len(record.letters)} Type: {kind} Check: {gcg(record.letters)} .."
        for number, line in enumerate(grouped(record.letters, 50, 10)):
            yield f"{50 * number + 1} {line}"
END
