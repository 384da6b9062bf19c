# summary: a protein at a glance
mkdir -p sq/pepstats
cat > sq/pepstats/summary.py <<'END'
"""A protein at a glance."""

from sq.aminos import values
from sq.protons import groups, isoelectric
from sq.weights import weight


def rows(letters, job):
    """Weight, length, weight of a residue, charge, isoelectric point, extinctions, expression in inclusion bodies."""
    heavy, length = weight(letters, job["mono"]), len(letters)
    charges, light = values("charge"), values("extinction")
    charge = sum(charges[letter] for letter in letters)
    ends = int(job["termini"])
    point = isoelectric(groups(letters, ends, ends))
    reduced = sum(light[letter] for letter in "WY" for _ in range(letters.count(letter)))
    bridged = reduced + light["C"] * (letters.count("C") // 2)
    turns = sum(letters.count(letter) for letter in "NGPS") / length
    net = (letters.count("R") + letters.count("K") - letters.count("D") - letters.count("E")) / length
    apart = 15.43 * turns - 29.56 * abs(net - 0.03) - 1.71
    chance = 0.4934 + 0.276 * abs(apart) - 0.0392 * apart**2
    told = "Improbability" if apart >= 0 else "Probability"
    start = [heavy, length, heavy / length, charge, point, reduced, bridged, reduced / heavy, bridged / heavy]
    return [[*start, told, chance]]
END
