# Lost frames
cat > ground/stages/s04_losses.py <<'END'
"""Frames that were lost before a good one: `losses.csv`."""

from ground import report


def run(contact):
    before, rows = {}, []
    for position, vc, count, _, _ in contact["frames"]:
        lost = (count - before[vc] - 1) % 256 if vc in before else 0
        before[vc] = count
        if lost:
            rows.append((vc, position, lost))
    contact["lost"] = sum(row[2] for row in rows)
    report.write(contact, "losses", ["vc", "position", "frames"], rows)
END
