# union: sequences joined to one, with or without what overlaps
cat > sq/programs/union.py <<'END'
"""Sequences joined to one, with or without what overlaps."""


def overlap(first, second):
    """The length of the longest start of one that the other ends with."""
    longest = min(len(first), len(second))
    return next(size for size in range(longest, -1, -1) if first.endswith(second[:size]))


def run(job):
    records = job.records()
    letters = records[0].letters
    for before, record in zip(records, records[1:]):
        size = overlap(before.letters, record.letters) if job["findoverlap"] else 0
        letters += record.letters[size:]
    return [[records[0].name, records[0].text, letters]]
END
