# letters: bases with their complements, the bases that an ambiguity code stands for, and regions of positions
cat > sq/letters.py <<'END'
"""Bases with their complements, the bases that an ambiguity code stands for, and regions of positions."""

import re

COMPLEMENT = str.maketrans("ACGTUMRWSYKVHDBNacgtumrwsykvhdbn", "TGCAAKYWSRMBDHVNtgcaakywsrmbdhvn")
AMBIGUOUS = {
    "A": "A", "C": "C", "G": "G", "T": "T", "U": "T", "M": "AC", "R": "AG", "W": "AT", "S": "CG", "Y": "CT", "K": "GT",
    "V": "ACG", "H": "ACT", "D": "AGT", "B": "CGT", "N": "ACGT", "X": "ACGT",
}  # fmt: skip
CODES = {frozenset(bases): code for code, bases in AMBIGUOUS.items() if code not in "UX"}


def complement(letters):
    """The other strand, read in the same direction."""
    return letters.translate(COMPLEMENT)


def reverse_complement(letters):
    """The other strand, read from its own start."""
    return complement(letters)[::-1]


def regions(text):
    """Pairs of positions, counted from 1: "3-9, 12-20"."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return list(zip(numbers[::2], numbers[1::2]))
END
