# sizeseq: sequences by length
cat > sq/programs/sizeseq.py <<'END'
"""Sequences by length."""


def run(job):
    records = sorted(job.records(), key=lambda record: len(record.letters), reverse=job["descending"])
    return [record.row() for record in records]
END
