# codcmp: how much two tables of codon usage differ
cat > sq/programs/codcmp.py <<'END'
"""How much two tables of codon usage differ."""

import math

from sq.codes import CODONS


def fractions(text):
    """Codon -> its fraction, as the file says."""
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {codon: float(fraction) for codon, _, fraction, _, _ in rows}


def run(job):
    one, two = (fractions(job.files[file]) for file in ("usage", "other"))
    apart = [abs(one[codon] - two[codon]) for codon in CODONS if one[codon] and two[codon]]
    square = sum(difference**2 for difference in apart)
    count = len(apart)
    values = [square, square / count, math.sqrt(square / count), sum(apart), sum(apart) / count]
    return [[*values, 64 - count]]
END
