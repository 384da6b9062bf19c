# matrices: scores of pairs of letters
cat > sq/matrices.py <<'END'
"""Scores of pairs of letters."""

import functools

from sq.tables import table


@functools.cache
def scores(protein):
    """(letter, letter) -> score: BLOSUM62 of amino acids, EDNAFULL of bases."""
    rows = table("blosum62" if protein else "ednafull")
    return {
        (one, two): int(score) for one, row in rows.items() for two, score in row.items() if two != "letter"
    }
END
