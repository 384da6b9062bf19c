# skipseq: sequences but for the first ones
cat > sq/programs/skipseq.py <<'END'
"""Sequences but for the first ones."""


def run(job):
    return [record.row() for record in job.records()[job["skip"] :]]
END
