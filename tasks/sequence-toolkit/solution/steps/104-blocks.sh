# blocks: sequences cut into lines and groups of letters
cat > sq/blocks.py <<'END'
"""Sequences cut into lines and groups of letters."""


def cut(letters, size):
    """Pieces of so many letters."""
    return [letters[place : place + size] for place in range(0, len(letters), size)]


def grouped(letters, line, group):
    """Lines of so many letters, in groups that blanks divide."""
    return [" ".join(cut(piece, group)) for piece in cut(letters, line)]
END
