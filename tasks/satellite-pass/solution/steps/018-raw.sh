# Raw values
cat > ground/stages/s13_raw.py <<'END'
"""Parameters as they were measured: `raw.csv`."""

import struct

from ground import report


def extracted(data, parameter):
    code = int.from_bytes(data, "big") >> 8 * len(data) - parameter.bit - parameter.bits & (1 << parameter.bits) - 1
    if parameter.kind == "f":
        return struct.unpack(">f", code.to_bytes(4, "big"))[0]
    return code - (1 << parameter.bits) if parameter.kind == "s" and code >> parameter.bits - 1 else code


def run(contact):
    contact["raw"], rows = [], []
    for when, apid, _, data in sorted(contact["timed"], key=lambda packet: packet[0]):
        for parameter in contact["parameters"]:
            if parameter.apid == apid:
                value = extracted(data, parameter)
                contact["raw"].append((when, parameter, value))
                rows.append((f"{when:.3f}", parameter.name, f"{value:.6f}" if parameter.kind == "f" else value))
    report.write(contact, "raw", ["time", "name", "value"], rows)
END
