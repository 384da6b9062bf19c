# Files
cat > ground/stages/s07_files.py <<'END'
"""Files that were sent: `files.csv`."""

import struct

from ground import report


def run(contact):
    files, pieces = {}, {}
    for data in (data[6:] for _, apid, _, data, _ in contact["packets"] if apid == 40):
        if data[0] == 1:
            size, checksum, length = struct.unpack(">IIB", data[2:11])
            files[data[1]] = (data[11 : 11 + length].decode(), size, checksum)
        else:
            pieces.setdefault(data[1], {})[int.from_bytes(data[2:6], "big")] = data[6:]
    contact["files"], contact["pieces"] = files, pieces
    rows = [(n, name, size, sum(map(len, pieces.get(n, {}).values()))) for n, (name, size, _) in files.items()]
    report.write(contact, "files", ["file", "name", "size", "received"], rows)
END
