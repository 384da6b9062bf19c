# gc: how much of a sequence is G or C
cat > sq/gc.py <<'END'
"""How much of a sequence is G or C."""

PARTS = {
    **dict.fromkeys("GCS", 1.0),
    **dict.fromkeys("RYMKNX", 0.5),
    **dict.fromkeys("BV", 0.6666667),
    **dict.fromkeys("DH", 0.3333333),
}


def fraction(letters):
    """The part of a sequence that is G or C; an ambiguity code counts by what it stands for."""
    return sum(PARTS.get(letter, 0.0) for letter in letters.upper()) / len(letters)
END
