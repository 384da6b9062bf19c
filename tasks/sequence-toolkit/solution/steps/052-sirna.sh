# sirna: places for small interfering RNA
cat > sq/programs/sirna.py <<'END'
"""Places for small interfering RNA."""

from sq.letters import reverse_complement

CONTENT = {6: 0, 7: 2, 8: 4, 9: 5, 10: 6, 11: 5, 12: 4, 13: 2, 14: 0}


def score(part, job):
    """What 23 bases are good for; None if they won't do."""
    content = sum(part[1:21].count(base) for base in "GC")
    polybases = "G" if job["polybase"] else "ACGT"
    if content not in CONTENT or part[1] != "A" or any(base * 4 in part for base in polybases):
        return None
    if (job["aa"] and part[0] != "A") or (job["tt"] and part[21:] != "TT"):
        return None
    if job["poliii"] and (part[2] not in "AG" or part[20] not in "CT"):
        return None
    return CONTENT[content] + 3 * (part[0] == "A") + (part[21:] == "TT")


def run(job):
    rows = []
    for record in job.records():
        letters, found = record.letters.upper(), []
        for place in range(len(letters) - 23):
            part = letters[place : place + 23]
            points = score(part, job)
            if points:
                found.append((-points, place, part))
        for points, place, part in sorted(found):
            content = 5.0 * sum(part[1:21].count(base) for base in "GC")
            both = [strand.replace("T", "U") + "dTdT" for strand in (part[2:21], reverse_complement(part[2:21]))]
            rows.append([record.name, place + 1, place + 23, -points, content, *both])
    return rows
END
