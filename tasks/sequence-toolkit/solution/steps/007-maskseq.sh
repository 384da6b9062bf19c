# maskseq: a sequence with regions masked
cat > sq/programs/maskseq.py <<'END'
"""A sequence with regions masked."""

from sq.letters import regions


def run(job):
    [record] = job.records()
    letters = record.letters
    for begin, end in regions(job["regions"]):
        part = letters[begin - 1 : end]
        part = part.lower() if job["tolower"] else job["maskchar"] * len(part)
        letters = letters[: begin - 1] + part + letters[end:]
    return [[record.name, record.text, letters]]
END
