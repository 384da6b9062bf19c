# fuzzpro: patterns in proteins
cat > sq/programs/fuzzpro.py <<'END'
"""Patterns in proteins."""

from sq.patterns import Pattern, aminos


def run(job):
    pattern, rows = Pattern(job["pattern"], aminos), []
    for record in job.records():
        for start, end, missed in pattern.find(record.letters.upper(), job.get("pmismatch", 0)):
            rows.append([record.name, start + 1, end, missed])
    return rows
END
