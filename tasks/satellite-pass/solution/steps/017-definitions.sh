# Definitions
cat > ground/stages/s12_definitions.py <<'END'
"""The parameters that the file with that name defines: `definitions.csv`."""

from typing import NamedTuple

from ground import report


class Definition(NamedTuple):
    name: str
    apid: int
    bit: int
    bits: int
    kind: str
    calibration: str
    limits: str


def run(contact):
    lines = [line.split(";") for line in contact["contents"]["parameters.tab"].decode().splitlines()]
    contact["parameters"] = [
        Definition(name, int(apid), int(bit), int(bits), kind, calibration, limits)
        for name, apid, bit, bits, kind, calibration, limits in (line for line in lines if len(line) == 7)
    ]
    rows = [parameter[:5] for parameter in contact["parameters"]]
    report.write(contact, "definitions", ["name", "apid", "bit", "bits", "kind"], rows)
END
