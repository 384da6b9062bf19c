# sigcleave: where signal peptides are cut off, after von Heijne
cat > sq/programs/sigcleave.py <<'END'
"""Where signal peptides are cut off, after von Heijne."""

import math

from sq.tables import table

BEFORE = 13


def scores(name):
    """Column -> amino acid -> its weight."""
    found = []
    for column in range(15):
        weights = {}
        for amino, row in table(name).items():
            count = float(row[f"p{column + 1}"]) or (1e-10 if column in (10, 12) else 1.0)
            weights[amino] = math.log(count / float(row["expected"]))
        found.append(weights)
    return found


def run(job):
    columns, rows = scores("prokaryotes" if job["prokaryote"] else "eukaryotes"), []
    for record in job.records():
        letters = record.letters.upper()
        for site in range(BEFORE, len(letters)):
            part = letters[site - BEFORE : site + 2]
            total = sum(weights[letter] for weights, letter in zip(columns, part))
            if total > job["minweight"]:
                rows.append([record.name, site - BEFORE + 1, site, total, letters[site : site + 50]])
    return rows
END
