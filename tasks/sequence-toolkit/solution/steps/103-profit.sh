# profit: where a matrix of letter counts scores well enough
cat > sq/programs/profit.py <<'END'
"""Where a matrix of letter counts scores well enough."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read(text):
    """(threshold, best score, columns) of a file that prophecy wrote."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    named = {line.split()[0]: line.split()[-1] for line in lines[:6]}
    columns = [list(map(int, line.split())) for line in lines[6:]]
    return int(named["Thresh"]), int(named["Maximum"]), columns


def run(job):
    threshold, most, columns = read(job.files["matrix"])
    rows = []
    for record in job.records():
        letters = record.letters.upper()
        for place in range(len(letters) - len(columns) + 1):
            total = sum(column[LETTERS.index(letter)] for column, letter in zip(columns, letters[place:]))
            percent = total * 100 // most
            if percent >= threshold:
                rows.append([record.name, place + 1, percent])
    return rows
END
