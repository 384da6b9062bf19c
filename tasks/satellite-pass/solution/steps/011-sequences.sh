# Sequences of packets
cat > ground/stages/s06_sequences.py <<'END'
"""How many packets lack between those of an application: `sequences.csv`."""

from ground import report


def run(contact):
    numbers = {}
    for _, apid, number, _, _ in contact["packets"]:
        numbers.setdefault(apid, []).append(number)
    rows = []
    for apid, found in numbers.items():
        rows.append((apid, len(found), sum((b - a) % 16384 - 1 for a, b in zip(found, found[1:]))))
    report.write(contact, "sequences", ["apid", "received", "missing"], rows)
END
