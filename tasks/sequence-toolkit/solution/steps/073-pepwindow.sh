# pepwindow: the hydropathy of a protein in windows, after Kyte and Doolittle
cat > sq/programs/pepwindow.py <<'END'
"""The hydropathy of a protein in windows, after Kyte and Doolittle."""

from sq.aminos import values


def run(job):
    [record] = job.records()
    letters, window, scale = record.letters.upper(), job["window"], values("kyte_doolittle")
    rows = []
    for place in range(len(letters) - window + 1):
        total = sum(scale[letter] for letter in letters[place : place + window])
        rows.append([place + (window + 1) // 2, total / window])
    return rows
END
