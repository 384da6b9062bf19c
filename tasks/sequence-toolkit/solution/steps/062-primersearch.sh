# primersearch: what pairs of primers would amplify
cat > sq/programs/primersearch.py <<'END'
"""What pairs of primers would amplify."""

from sq.letters import reverse_complement


def hits(primer, letters, percent):
    """(place from 1, mismatches) wherever a primer binds."""
    allowed = len(primer) * percent // 100
    for place in range(len(letters) - len(primer) + 1):
        missed = sum(one != two for one, two in zip(primer, letters[place:]))
        if missed <= allowed:
            yield place + 1, missed


def run(job):
    percent, rows = job["mismatchpercent"], []
    pairs = [line.upper().split() for line in job.files["primers"].splitlines()]
    names = [line.split()[0] for line in job.files["primers"].splitlines()]
    for name, (_, one, two) in zip(names, pairs):
        for record in job.records():
            letters = record.letters.upper()
            back = reverse_complement(letters)
            for forward, backward in ((one, two), (two, one)):
                for place, missed in hits(forward, letters, percent):
                    for other, also in hits(backward, back, percent):
                        length = len(letters) - place - other + 2
                        if length > 0:
                            rows.append([name, record.name, forward, place, missed, backward, other, also, length])
    return rows
END
