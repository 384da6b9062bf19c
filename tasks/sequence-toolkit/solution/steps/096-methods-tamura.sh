# tamura: transitions, transversions and an uneven content of G and C, after Tamura
mkdir -p sq/methods
cat > sq/methods/tamura.py <<'END'
"""Transitions, transversions and an uneven content of G and C, after Tamura."""

import math

from sq.distances import columns, substitutions


def distance(one, two, job):
    transitions, transversions = substitutions(one, two)
    first, second = (sum(letter in "GC" for letter in row) / len(row) for row in zip(*columns(one, two)))
    c = first + second - 2 * first * second
    return -c * math.log(1 - transitions / c - transversions) - 0.5 * (1 - c) * math.log(1 - 2 * transversions)
END
