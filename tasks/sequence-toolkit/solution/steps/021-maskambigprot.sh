# maskambigprot: amino acids that are uncertain, all as X
cat > sq/programs/maskambigprot.py <<'END'
"""Amino acids that are uncertain, all as X."""


def run(job):
    mask = str.maketrans("BZJUbzju", "XXXXxxxx")
    return [[record.name, record.text, record.letters.translate(mask)] for record in job.records()]
END
