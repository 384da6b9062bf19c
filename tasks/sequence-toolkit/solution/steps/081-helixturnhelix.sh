# helixturnhelix: helix-turn-helix motifs, after Dodd and Egan
cat > sq/programs/helixturnhelix.py <<'END'
"""Helix-turn-helix motifs, after Dodd and Egan."""

import math

from sq.tables import table

SAMPLE, COLUMNS = 91, 22


def weights():
    """Column -> amino acid -> its whole weight."""
    found = []
    for column in range(COLUMNS):
        some = {}
        for amino, row in table("helixturnhelix").items():
            count, expected = int(row[f"p{column + 1}"]), int(row["expected"]) * 0.0001
            ratio = count / (SAMPLE * expected) if count else min(1.0, 1.0 / ((SAMPLE + 1) * expected))
            some[amino] = int(100.0 * math.log(ratio))
        found.append(some)
    return found


def run(job):
    columns, rows = weights(), []
    for record in job.records():
        letters = record.letters.upper()
        for place in range(len(letters) - COLUMNS + 1):
            score = sum(some[letter] for some, letter in zip(columns, letters[place:]))
            deviations = (score - job["mean"]) / job["sdvalue"]
            if deviations > job["minsd"]:
                rows.append([record.name, place + 1, place + COLUMNS, score, deviations])
    return rows
END
