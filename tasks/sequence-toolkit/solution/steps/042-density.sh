# density: the parts of all bases in windows
cat > sq/programs/density.py <<'END'
"""The parts of all bases in windows."""


def run(job):
    window, rows = job["window"], []
    for record in job.records():
        letters = record.letters.upper()
        for place in range(len(letters) - window + 1):
            part = letters[place : place + window]
            a, c, g, t = (part.count(base) / window for base in "ACGT")
            rows.append([record.name, place + 1, a, c, g, t, a + t, g + c])
    return rows
END
