# consambig: the consensus of aligned nucleic sequences by ambiguity codes
cat > sq/programs/consambig.py <<'END'
"""The consensus of aligned nucleic sequences by ambiguity codes; in lower case where some have a gap."""

from sq.letters import AMBIGUOUS, CODES


def run(job):
    letters = ""
    for column in zip(*(record.letters.upper() for record in job.records())):
        code = CODES[frozenset("".join(AMBIGUOUS[letter] for letter in column if letter != "-"))]
        letters += code.lower() if "-" in column else code
    return [[letters]]
END
