# extractalign: regions of an alignment
cat > sq/programs/extractalign.py <<'END'
"""Regions of an alignment."""

from sq.letters import regions


def run(job):
    pairs = regions(job["regions"])
    return [
        [record.name, record.text, "".join(record.letters[begin - 1 : end] for begin, end in pairs)]
        for record in job.records()
    ]
END
