# pasteseq: a sequence with another one put in
cat > sq/programs/pasteseq.py <<'END'
"""A sequence with another one put in."""


def run(job):
    [record], [other] = job.records(), job.records("other")
    place = job["pos"]
    return [[record.name, record.text, record.letters[:place] + other.letters + record.letters[place:]]]
END
