# biosed: sequences with a pattern replaced or deleted
cat > sq/programs/biosed.py <<'END'
"""Sequences with a pattern replaced or deleted."""


def run(job):
    target = job["targetregion"].upper()
    instead = "" if job["delete"] else job["replace"].upper()
    return [[record.name, record.text, record.letters.upper().replace(target, instead)] for record in job.records()]
END
