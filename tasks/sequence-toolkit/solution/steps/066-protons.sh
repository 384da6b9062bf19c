# protons: how many protons a protein binds, and its charge
cat > sq/protons.py <<'END'
"""How many protons a protein binds, and its charge."""

from sq.aminos import values

ENDS = {"amino": 7.5, "carboxyl": 3.6}
POSITIVE = ("H", "K", "R", "amino")


def groups(letters, amino=1, carboxyl=1, disulphides=0, modified=0):
    """Group -> how often it is there."""
    counts = {letter: letters.count(letter) for letter in values("pk")}
    counts["C"] -= 2 * disulphides
    counts["K"] -= modified
    return {**counts, "amino": amino, "carboxyl": carboxyl}


def bound(counts, ph):
    """(protons bound, charge)."""
    pks = {**values("pk"), **ENDS}
    total = charge = 0.0
    for group, count in counts.items():
        part = count / (1.0 + 10.0 ** (ph - pks[group]))
        total += part
        charge += part if group in POSITIVE else part - count
    return total, charge


def isoelectric(counts):
    """The pH at which the charge is none, found by halving."""
    low, high = 1.0, 14.0
    while high - low > 0.0001:
        middle = (low + high) / 2
        charge = bound(counts, middle)[1]
        if charge == 0:
            return middle
        if charge > 0:
            low = middle
        else:
            high = middle
    return low
END
