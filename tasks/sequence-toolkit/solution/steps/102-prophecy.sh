# prophecy: how often each letter is at each place of an alignment, and the consensus and the best score that follow
cat > sq/programs/prophecy.py <<'END'
"""How often each letter is at each place of an alignment, and the consensus and the best score that follow."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def counts(records):
    """Letter counts for every column."""
    return [
        [column.count(letter) for letter in LETTERS]
        for column in zip(*(record.letters.upper() for record in records))
    ]


def run(job):
    columns = counts(job.records())
    consensus = "".join(LETTERS[column.index(max(column))] for column in columns)
    return [[consensus, sum(map(max, columns))], *columns]
END
