# degapseq: sequences without their gaps
cat > sq/programs/degapseq.py <<'END'
"""Sequences without their gaps."""


def run(job):
    rows = []
    for record in job.records():
        rows.append([record.name, record.text, "".join(c for c in record.letters if c.isalpha() or c == "*")])
    return rows
END
