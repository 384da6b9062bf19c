"""What was recorded: `recording.csv`."""

import csv

from ground import report


def run(contact):
    data = (contact["folder"] / "pass.bin").read_bytes()
    with (contact["folder"] / "pass.csv").open(encoding="utf-8", newline="") as file:
        contact["rate"] = int(next(csv.DictReader(file))["rate"])
    contact["bits"] = [byte >> 7 - place & 1 for byte in data for place in range(8)]
    report.write(contact, "recording", ["bits", "rate"], [(len(contact["bits"]), contact["rate"])])
