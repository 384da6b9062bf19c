# extractseq: regions of a sequence
cat > sq/programs/extractseq.py <<'END'
"""Regions of a sequence."""

from sq.letters import regions


def run(job):
    [record] = job.records()
    pairs = regions(job["regions"])
    parts = [record.letters[begin - 1 : end] for begin, end in pairs]
    if job["separate"]:
        return [
            [f"{record.name}_{begin}_{end}", record.text, part]
            for (begin, end), part in zip(pairs, parts)
        ]
    return [[record.name, record.text, "".join(parts)]]
END
