# backtranseq: proteins as nucleic sequences, with each amino acid's commonest codon
cat > sq/programs/backtranseq.py <<'END'
"""Proteins as nucleic sequences, with each amino acid's commonest codon."""

from sq.usage import FAMILIES, Usage

UNCERTAIN = {"B": "D", "Z": "E"}


def run(job):
    counts = Usage.read(job.files["usage"]).counts
    best = {amino: max(codons, key=counts.__getitem__) for amino, codons in FAMILIES.items()}
    best["X"] = "NNN"
    return [
        [record.name, record.text, "".join(best[UNCERTAIN.get(amino, amino)] for amino in record.letters.upper())]
        for record in job.records()
    ]
END
