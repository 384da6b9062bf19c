# isochore: the part of G and C in windows
cat > sq/programs/isochore.py <<'END'
"""The part of G and C in windows."""


def run(job):
    [record] = job.records()
    letters, window = record.letters.upper(), job["window"]
    rows = []
    for place in range(0, len(letters) - window + 1, job["shift"]):
        part = letters[place : place + window]
        rows.append([place + window // 2, (part.count("G") + part.count("C")) / window])
    return rows
END
