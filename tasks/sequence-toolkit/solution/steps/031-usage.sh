# usage: tables of codon usage
cat > sq/usage.py <<'END'
"""Tables of codon usage."""

import collections

from sq.codes import CODONS, code

AMINOS = code(0).aminos
FAMILIES = {amino: [codon for codon in CODONS if AMINOS[codon] == amino] for amino in set(AMINOS.values())}


class Usage:
    """How often each codon is used."""

    def __init__(self, counts):
        self.counts = counts
        self.total = sum(counts.values())

    @classmethod
    def read(cls, text):
        """From a file whose lines are codon, amino acid, fraction, number per thousand, number."""
        rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
        return cls({codon: int(number) for codon, _, _, _, number in rows})

    @classmethod
    def of(cls, *sequences):
        """Of sequences that begin with a codon; what is not a codon of certain bases counts for nothing."""
        counts = collections.Counter(dict.fromkeys(CODONS, 0))
        for letters in sequences:
            letters = letters.upper()
            counts.update(letters[place : place + 3] for place in range(0, len(letters) - 2, 3))
        return cls({codon: counts[codon] for codon in CODONS})

    def fraction(self, codon):
        """Its part of what stands for the same amino acid."""
        total = sum(self.counts[other] for other in FAMILIES[AMINOS[codon]])
        return self.counts[codon] / total if total else 0.0
END
