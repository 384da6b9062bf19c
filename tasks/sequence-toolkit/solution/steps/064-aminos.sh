# aminos: what is known of amino acids
cat > sq/aminos.py <<'END'
"""What is known of amino acids."""

from sq.tables import table


def values(column):
    """Amino acid -> a number; those that have none are left out."""
    return {amino: float(row[column]) for amino, row in table("aminos").items() if row[column]}
END
