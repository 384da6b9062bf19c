# properties: how many residues of a protein are of each kind
mkdir -p sq/pepstats
cat > sq/pepstats/properties.py <<'END'
"""How many residues of a protein are of each kind."""

from sq.tables import table

KINDS = {
    "Tiny": "tiny", "Small": "small", "Aliphatic": "aliphatic", "Aromatic": "aromatic", "Non-polar": "nonpolar",
    "Polar": "polar", "Charged": "charge", "Basic": "positive", "Acidic": "negative",
}  # fmt: skip


def rows(letters, job):
    """Kind, number, part in percent."""
    aminos, found = table("aminos"), []
    for kind, column in KINDS.items():
        count = sum(float(aminos[letter][column]) != 0 for letter in letters)
        found.append([kind, count, 100.0 * count / len(letters)])
    return found
END
