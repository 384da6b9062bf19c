# distances: what pairs of aligned sequences differ in
cat > sq/distances.py <<'END'
"""What pairs of aligned sequences differ in."""

import itertools


def pairs(records):
    """Every pair of records."""
    return itertools.combinations(records, 2)


def columns(one, two):
    """The pairs of letters where neither has a gap."""
    return [pair for pair in zip(one.letters.upper(), two.letters.upper()) if "-" not in pair]


def apart(one, two, gapweight=0.0):
    """The part that differs; a column with a gap counts as long as is said."""
    kept = columns(one, two)
    same = sum(first == second for first, second in kept)
    gaps = len(one.letters) - len(kept)
    return 1.0 - same / (len(kept) + gaps * gapweight)


def substitutions(one, two):
    """The parts of transitions and of transversions."""
    kept = columns(one, two)
    kinds = [{first, second} in ({"A", "G"}, {"C", "T"}) for first, second in kept if first != second]
    return kinds.count(True) / len(kept), kinds.count(False) / len(kept)
END
