# stssearch: where primers stand first, on either strand
cat > sq/programs/stssearch.py <<'END'
"""Where primers stand first, on either strand."""

from sq.letters import reverse_complement


def run(job):
    rows = []
    for record in job.records():
        letters = record.letters.upper()
        for line in job.files["primers"].splitlines():
            name, *primers = line.split()
            for strand, sequence in (("+", letters), ("-", reverse_complement(letters))):
                for which, primer in zip("AB", primers):
                    place = sequence.find(primer.upper())
                    if place >= 0:
                        told = place if strand == "+" else len(letters) - place
                        rows.append([record.name, name, strand, which, told])
    return rows
END
