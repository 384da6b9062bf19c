# regular: regular expressions, wherever they match
cat > sq/regular.py <<'END'
"""Regular expressions, wherever they match."""

import re


def matches(expression, letters):
    """(start, end) of the longest match at each place, and of those in what is left without its last letter, ..."""
    wanted = re.compile(expression.upper())
    for start in range(len(letters)):
        limit = len(letters)
        while match := wanted.match(letters, start, limit):
            if match.end() == start:
                break
            yield start, match.end()
            limit = match.end() - 1


def found(job):
    """The rows of a program."""
    rows = []
    for record in job.records():
        for start, end in matches(job["pattern"], record.letters.upper()):
            rows.append([record.name, start + 1, end])
    return rows
END
