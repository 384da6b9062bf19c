"""File names as git tree entries, reversibly.

Git refuses or interprets names that begin with `.git` (nested repositories, attributes, ignore
files). A snapshot must hold them and they must have no effect, so such names, and those that begin
with the escape character itself, get a leading `%`.
"""

ESCAPE = b"%"


def encode(name: bytes) -> bytes:
    """The tree entry's name for a file's name."""
    if name[:4].lower() == b".git" or name[:4].lower() == b"git~" or name.startswith(ESCAPE):
        return ESCAPE + name
    return name


def decode(name: bytes) -> bytes:
    """The file's name for a tree entry's name."""
    return name.removeprefix(ESCAPE)
