# cai: the codon adaptation index of genes
cat > sq/programs/cai.py <<'END'
"""The codon adaptation index of genes."""

import math

from sq.usage import AMINOS, FAMILIES, Usage


def run(job):
    counts = Usage.read(job.files["usage"]).counts
    rows = []
    for record in job.records():
        letters = record.letters.upper()
        codons = [letters[place : place + 3] for place in range(0, len(letters) - 2, 3)]
        total = 0.0
        for codon in codons:
            most = max(counts[other] for other in FAMILIES[AMINOS[codon]])
            if counts[codon]:
                total += math.log(counts[codon] / most)
        rows.append([record.name, math.exp(total / len(codons))])
    return rows
END
