# hmoment: the hydrophobic moment of a protein in windows, after Eisenberg
cat > sq/programs/hmoment.py <<'END'
"""The hydrophobic moment of a protein in windows, after Eisenberg."""

import math

from sq.aminos import values


def moment(part, scale, angle):
    """The length of the sum of the residues' arrows, a residue."""
    turns = [math.radians(angle * number % 360) for number in range(1, len(part) + 1)]
    across, along = (
        sum(scale[letter] * turned(turn) for letter, turn in zip(part, turns)) for turned in (math.sin, math.cos)
    )
    return math.hypot(across, along) / len(part)


def run(job):
    [record] = job.records()
    letters, window, scale = record.letters.upper(), job["window"], values("consensus")
    angles = [job["aangle"], job["bangle"]] if job["double"] else [job["aangle"]]
    return [
        [place + 1, *(moment(letters[place : place + window], scale, angle) for angle in angles)]
        for place in range(len(letters) - window + 1)
    ]
END
