# seqret: sequences as they are, or the part that is asked for, out of one format and into another
cat > sq/programs/seqret.py <<'END'
"""Sequences as they are, or the part that is asked for, out of one format and into another."""

import importlib

from sq.letters import reverse_complement


def read(job):
    """The sequences, of whatever format."""
    if "sformat" in job.options:
        reader = importlib.import_module(f"sq.readers.{job['sformat']}")
        return reader.records(job.files["sequence"])
    return job.records()


def run(job):
    records = read(job)
    if "osformat" in job.options:
        writer = importlib.import_module(f"sq.formats.{job['osformat']}")
        return [[line] for line in writer.lines(records, job["protein"])]
    rows = []
    for record in records:
        letters = record.letters
        begin, end = (
            place + len(letters) + 1 if place < 0 else place
            for place in (job.get("sbegin", 1), job.get("send", len(letters)))
        )
        letters = letters[begin - 1 : end]
        if job.get("sreverse"):
            letters = reverse_complement(letters)
        if job.get("supper"):
            letters = letters.upper()
        if job.get("slower"):
            letters = letters.lower()
        rows.append([record.name, record.text, letters])
    return rows
END
