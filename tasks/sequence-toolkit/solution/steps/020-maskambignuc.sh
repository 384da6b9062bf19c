# maskambignuc: bases that are uncertain, all as N
cat > sq/programs/maskambignuc.py <<'END'
"""Bases that are uncertain, all as N."""


def run(job):
    mask = str.maketrans("MRWSYKVHDBmrwsykvhdb", "NNNNNNNNNNnnnnnnnnnn")
    return [[record.name, record.text, record.letters.translate(mask)] for record in job.records()]
END
