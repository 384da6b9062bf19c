# geecee: the content of G and C
cat > sq/programs/geecee.py <<'END'
"""The content of G and C."""

from sq.gc import fraction


def run(job):
    return [[record.name, round(fraction(record.letters), 2)] for record in job.records()]
END
