# backtranambig: proteins as nucleic sequences with ambiguity codes
cat > sq/programs/backtranambig.py <<'END'
"""Proteins as nucleic sequences with ambiguity codes."""

from sq.codes import code
from sq.letters import AMBIGUOUS, CODES

UNCERTAIN = {"B": "DN", "Z": "EQ", "J": "IL"}


def triplet(amino, aminos):
    """The codes that cover all codons of an amino acid."""
    if amino == "X":
        return "NNN"
    meant = [codon for codon, found in aminos.items() if found in UNCERTAIN.get(amino, amino)]
    return "".join(CODES[frozenset("".join(AMBIGUOUS[codon[place]] for codon in meant))] for place in range(3))


def run(job):
    aminos = code(job["table"]).aminos
    return [
        [record.name, record.text, "".join(triplet(amino, aminos) for amino in record.letters.upper())]
        for record in job.records()
    ]
END
