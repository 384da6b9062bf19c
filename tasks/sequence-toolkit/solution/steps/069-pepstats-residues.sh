# residues: how often each amino acid is in a protein, against what is common
mkdir -p sq/pepstats
cat > sq/pepstats/residues.py <<'END'
"""How often each amino acid is in a protein, against what is common."""

from sq.aminos import values


def rows(letters, job):
    """Letter, number, part in percent, and that by Dayhoff's part."""
    common = values("dayhoff")
    found = []
    for letter in sorted(common):
        part = 100.0 * letters.count(letter) / len(letters)
        found.append([letter, letters.count(letter), part, part / common[letter]])
    return found
END
