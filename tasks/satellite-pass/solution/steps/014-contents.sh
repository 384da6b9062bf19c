# Whole files
cat > ground/stages/s09_contents.py <<'END'
"""What whole files hold: `contents.csv`."""

import hashlib
import zlib

from ground import report


def run(contact):
    contact["contents"], rows = {}, []
    for number, (name, size, checksum) in contact["files"].items():
        data = b"".join(piece for _, piece in sorted(contact["pieces"].get(number, {}).items()))
        if len(data) == size and zlib.crc32(data) == checksum:
            contact["contents"][name] = data
            rows.append((name, f"{checksum:08x}", hashlib.sha256(data).hexdigest()))
    report.write(contact, "contents", ["name", "crc32", "sha256"], rows)
END
