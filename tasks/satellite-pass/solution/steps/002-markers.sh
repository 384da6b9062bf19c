# Where blocks begin
cat > ground/stages/s01_markers.py <<'END'
"""Which way up the recording is, and where blocks begin: `polarity.csv`, `markers.csv`."""

from ground import report
from ground.marker import MARKER, found


def run(contact):
    upright, inverted = found(contact["bits"], MARKER), found(contact["bits"], MARKER ^ 0xFFFFFFFF)
    flipped = len(inverted) > len(upright)
    if flipped:
        contact["bits"] = [1 - bit for bit in contact["bits"]]
    contact["markers"] = inverted if flipped else upright
    report.write(contact, "polarity", ["polarity"], [("inverted" if flipped else "upright",)])
    report.write(contact, "markers", ["position", "wrong"], contact["markers"])
END
