# cpgreport: stretches that are rich in CpG, by a running score
cat > sq/programs/cpgreport.py <<'END'
"""Stretches that are rich in CpG, by a running score."""


def stretches(letters, start, end, score):
    """(first, past the last, best score) of what scores between two places."""
    total = best = top = 0
    before = start - 1
    for place in range(start, end):
        had = total
        if letters[place : place + 2] == "CG" and place < end - 1:
            total += score + 1
        total = max(total - 1, 0)
        if not total and had:
            yield before + 1, top + 2, best
            yield from stretches(letters, top + 2, place, score)
            best = 0
        if total > best:
            top, best = place, total
        if not total:
            before = place
    if total:
        yield before + 1, top + 2, best
        yield from stretches(letters, top + 2, end, score)


def run(job):
    rows = []
    for record in job.records():
        letters = record.letters.upper()
        for start, end, best in stretches(letters, 0, len(letters), job["score"]):
            part = letters[start:end]
            content = 100.0 * (part.count("G") + part.count("C")) / len(part)
            rows.append([record.name, start + 1, end, best, part.count("CG"), content])
    return rows
END
