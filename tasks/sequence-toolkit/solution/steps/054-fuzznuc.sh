# fuzznuc: patterns in nucleic sequences
cat > sq/programs/fuzznuc.py <<'END'
"""Patterns in nucleic sequences."""

from sq.letters import reverse_complement
from sq.patterns import Pattern, bases


def run(job):
    pattern, allowed, rows = Pattern(job["pattern"], bases), job.get("pmismatch", 0), []
    for record in job.records():
        letters = record.letters.upper()
        for start, end, missed in pattern.find(letters, allowed):
            rows.append([record.name, start + 1, end, "+", missed])
        if job.get("complement"):
            for start, end, missed in pattern.find(reverse_complement(letters), allowed):
                rows.append([record.name, len(letters) - end + 1, len(letters) - start, "-", missed])
    return rows
END
