# cutseq: a sequence without a section
cat > sq/programs/cutseq.py <<'END'
"""A sequence without a section."""


def run(job):
    [record] = job.records()
    return [[record.name, record.text, record.letters[: job["from"] - 1] + record.letters[job["to"] :]]]
END
