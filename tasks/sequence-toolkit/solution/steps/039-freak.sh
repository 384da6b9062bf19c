# freak: the frequency of some letters in windows
cat > sq/programs/freak.py <<'END'
"""The frequency of some letters in windows."""


def run(job):
    [record] = job.records()
    letters, wanted, window = record.letters.upper(), job["letters"].upper(), job["window"]
    rows = []
    for place in range(0, len(letters) - window + 1, job["step"]):
        rows.append([place + 1, sum(letter in wanted for letter in letters[place : place + window]) / window])
    return rows
END
