# pepdigest: the fragments into which proteases and reagents cut proteins
cat > sq/programs/pepdigest.py <<'END'
"""The fragments into which proteases and reagents cut proteins."""

from sq.weights import weight

CUTS = {
    1: ("KR", "KRIFLP"),
    2: ("K", "P"),
    3: ("R", "P"),
    4: ("D", ""),
    5: ("E", "KREP"),
    6: ("DE", "P"),
    7: ("FYWLM", "P"),
    8: ("M", ""),
}
BEFORE, CYANOGEN = 4, 8


def run(job):
    kind, rows = job["menu"], []
    sites, unfavoured = CUTS[kind]
    for record in job.records():
        letters, starts = record.letters.upper(), [0]
        for place, (letter, after) in enumerate(zip(letters, letters[1:])):
            if letter in sites and (job["unfavoured"] or after not in unfavoured):
                starts.append(place if kind == BEFORE else place + 1)
        if len(starts) == 1:
            continue
        for start, end in zip(starts, [*starts[1:], len(letters)]):
            heavy = weight(letters[start:end], job["mono"])
            if kind == CYANOGEN:
                heavy -= 17.045 + 31.095
            rows.append([record.name, start + 1, end, heavy])
    return rows
END
