# msf: the format of the Genetics Computer Group for alignments
mkdir -p sq/formats
cat > sq/formats/msf.py <<'END'
"""The format of the Genetics Computer Group for alignments."""

from sq.blocks import cut
from sq.checksums import gcg


def lines(records, protein):
    letters = [record.letters.replace("-", ".") for record in records]
    size, checks = len(letters[0]), [gcg(one) for one in letters]
    yield f"!!{'AA' if protein else 'NA'}_MULTIPLE_ALIGNMENT 1.0"
    yield f"MSF: {size} Type: {'P' if protein else 'N'} CompCheck: {sum(checks) % 10000} .."
    for record, check in zip(records, checks):
        yield f"Name: {record.name} Len: {size} Check: {check} Weight: 1.00"
    yield "//"
    for block in zip(*(cut(one, 50) for one in letters)):
        for record, line in zip(records, block):
            yield f"{record.name} {line}"
END
