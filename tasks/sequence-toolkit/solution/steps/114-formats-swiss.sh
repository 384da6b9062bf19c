# swiss: the format of SWISS-PROT
mkdir -p sq/formats
cat > sq/formats/swiss.py <<'END'
"""The format of SWISS-PROT."""

from sq.blocks import grouped
from sq.checksums import crc64
from sq.weights import weight


def lines(records, protein):
    for record in records:
        size, heavy = len(record.letters), int(weight(record.letters.upper()) + 0.5)
        yield f"ID {record.name} Reviewed; {size} AA."
        yield f"DE {record.text}"
        yield f"SQ SEQUENCE {size} AA; {heavy} MW; {crc64(record.letters)} CRC64;"
        yield from grouped(record.letters, 60, 10)
        yield "//"
END
