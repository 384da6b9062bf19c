# cusp: a table of codon usage of coding sequences
cat > sq/programs/cusp.py <<'END'
"""A table of codon usage of coding sequences."""

from sq.codes import CODONS
from sq.usage import AMINOS, Usage


def run(job):
    usage = Usage.of(*(record.letters for record in job.records()))
    order = sorted(CODONS, key=lambda codon: (AMINOS[codon].replace("*", "Z"), codon))
    return [
        [codon, AMINOS[codon], usage.fraction(codon), 1000 * usage.counts[codon] / usage.total, usage.counts[codon]]
        for codon in order
    ]
END
