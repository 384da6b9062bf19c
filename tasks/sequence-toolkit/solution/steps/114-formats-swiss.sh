# swiss: the format of SWISS-PROT
mkdir -p sq/formats
cat > sq/formats/swiss.py <<'END'
"""The format of SWISS-PROT."""

from sq.blocks import grouped
from sq.checksums import crc64


def lines(records, protein):
    for record in records:
        size = len(record.letters)
        yield f"ID {record.name} Reviewed; {size} AA."
        yield f"DE {record.text}"
        yield f"SQ SEQUENCE {size} AA; {crc64(record.letters)} CRC64;"
        yield from grouped(record.letters, 60, 10)
        yield "//"
END
