# chips: the effective number of codons in genes, after Wright
cat > sq/programs/chips.py <<'END'
"""The effective number of codons in genes, after Wright."""

from sq.usage import FAMILIES, Usage

MEMBERS = {2: 9, 3: 1, 4: 5, 6: 3}


def effective(usage):
    """Between 20 and 61."""
    homozygosity, known = {}, {}
    for amino, codons in FAMILIES.items():
        size = len(codons)
        if amino == "*":
            continue
        number = sum(usage.counts[codon] for codon in codons)
        squares = sum(usage.fraction(codon) ** 2 for codon in codons)
        if number - 1 >= 1 and number * squares - 1 >= 0.05:
            known[size] = known.get(size, 0) + 1
            homozygosity[size] = homozygosity.get(size, 0.0) + (number * squares - 1) / (number - 1)
    mean = {size: homozygosity[size] / known[size] for size in known}
    if not mean.get(3):
        mean[3] = (mean.get(2, 0.0) + mean.get(4, 0.0)) / 2
    return min(61.0, 2.0 + sum(number / mean[size] for size, number in MEMBERS.items() if mean.get(size)))


def run(job):
    records = job.records()
    if job["sum"]:
        return [["all", effective(Usage.of(*(record.letters for record in records)))]]
    return [[record.name, effective(Usage.of(record.letters))] for record in records]
END
