# charge: the charge of a protein in windows
cat > sq/programs/charge.py <<'END'
"""The charge of a protein in windows."""

from sq.aminos import values


def run(job):
    [record] = job.records()
    letters, window, charges = record.letters.upper(), job["window"], values("charge")
    rows = []
    for place in range(len(letters) - window + 1):
        total = sum(charges[letter] for letter in letters[place : place + window])
        rows.append([place + 1, letters[place], total / window])
    return rows
END
