# seqmatchall: words that any two of a set's sequences have in common, as long as they can be
cat > sq/programs/seqmatchall.py <<'END'
"""Words that any two of a set's sequences have in common, as long as they can be."""

import itertools


def common(one, two, size):
    """(length, start in one, start in the other) of the matches that can't be longer; places count from 1."""
    for first, letter in enumerate(one):
        for second, other in enumerate(two):
            if letter != other or (first and second and one[first - 1] == two[second - 1]):
                continue
            same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one[first:], two[second:]))
            length = sum(1 for _ in same)
            if length >= size:
                yield length, first + 1, second + 1


def run(job):
    rows = []
    for one, two in itertools.combinations(job.records(), 2):
        for length, first, second in common(one.letters.upper(), two.letters.upper(), job["wordsize"]):
            rows.append([length, one.name, first, first + length - 1, two.name, second, second + length - 1])
    return rows
END
