# Texts of a file
cat > desk/texts.py <<'END'
"""Finds the texts that recorders leave in a file."""

from desk import riff

FIELDS = (("description", 0, 256), ("originator", 256, 32), ("reference", 288, 32))


def plain(content):
    return content.rstrip(b"\0 ").decode("latin-1")


def texts(chunks):
    """(chunk, field, text) in the order of the file."""
    found = []
    for name, _, content in chunks:
        if name == "bext":
            found += [(name, field, plain(content[at : at + size])) for field, at, size in FIELDS]
        elif name == "LIST" and content[:4] == b"INFO":
            found += [(name, field, plain(text)) for field, _, text in riff.walk(content, 4)]
    return [row for row in found if row[2]]
END
