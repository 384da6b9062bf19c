# infoseq: what is known of sequences at a glance
cat > sq/programs/infoseq.py <<'END'
"""What is known of sequences at a glance."""

from sq.gc import fraction


def run(job):
    return [
        [record.name, len(record.letters), round(100 * fraction(record.letters), 2), record.text]
        for record in job.records()
    ]
END
