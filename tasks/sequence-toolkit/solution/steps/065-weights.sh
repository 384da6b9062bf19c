# weights: the weights of proteins
cat > sq/weights.py <<'END'
"""The weights of proteins."""

from sq.aminos import values

WATER = {False: 2 * 1.00794 + 15.9994, True: 2 * 1.00783 + 15.9949146}


def residues(letters, mono=False):
    """The weight of what stands within a chain."""
    weights = values("monoisotopic" if mono else "average")
    return sum(weights[letter] for letter in letters)


def weight(letters, mono=False):
    """The weight of a whole protein."""
    return residues(letters, mono) + WATER[mono]
END
