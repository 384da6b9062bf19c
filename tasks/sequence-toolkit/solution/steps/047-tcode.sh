# tcode: fickett's TESTCODE in windows
cat > sq/programs/tcode.py <<'END'
"""Fickett's TESTCODE in windows."""

from sq.tables import table


def looked_up(kind, base, value):
    """The probability of the first row whose least value is reached."""
    rows = [row for row in table("testcode").values() if row["kind"] == kind]
    found = next(row for row in rows if value >= float(row["least"]))
    return float(found[base]) * float(table("testcode")[f"{kind}-weight"][base])


def testcode(part):
    """The statistic of a window."""
    total = 0.0
    for base in "ACGT":
        counts = [part[phase::3].count(base) for phase in range(3)]
        total += looked_up("position", base, max(counts) / (min(counts) + 1.0))
        total += looked_up("content", base, sum(counts) / len(part))
    return total


def run(job):
    window, rows = job["window"], []
    for record in job.records():
        letters = record.letters.upper()
        for place in range(0, len(letters) - window, job["step"]):
            value = testcode(letters[place : place + window])
            rows.append([record.name, place + 1, place + window, value])
    return rows
END
