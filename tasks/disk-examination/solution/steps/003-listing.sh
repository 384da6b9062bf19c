# What a file system lists
cat > examine/listing.py <<'END'
"""What a file system lists, and what its files hold."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from examine.tools import tool


class Entry(NamedTuple):
    volume: int
    path: str
    inode: str
    kind: str
    mode: int
    uid: int
    gid: int
    size: int
    modified: int
    born: int
    target: str
    deleted: bool


def bits(text):
    """The mode as a number, of a text like `rwsr-xr-x`."""
    found = 0
    for place, letter in enumerate(text):
        if letter in "rwxst":
            found |= 1 << (8 - place)
        if letter in "sStT":
            found |= 1 << (11 - place // 3)
    return found


def entries(case, volume):
    """All entries of a volume, deleted ones too."""
    found = []
    image = case["folder"] / "disk.img"
    for line in tool("fls", "-o", case["volumes"][volume], "-r", "-p", "-m", "", image).decode().splitlines():
        _, path, inode, mode, uid, gid, size, _, modified, _, born = line.split("|")
        deleted = path.endswith(" (deleted)")
        path, _, target = path.removesuffix(" (deleted)").partition(" -> ")
        found.append(Entry(volume, path, inode, mode[0], bits(mode[3:]), int(uid), int(gid), int(size), int(modified),
                           int(born), target, deleted))  # fmt: skip
    return found


def recovered(case, volume):
    """Path -> what the file holds, for every file that is not deleted."""
    with tempfile.TemporaryDirectory() as folder:
        tool("tsk_recover", "-a", "-o", case["volumes"][volume], case["folder"] / "disk.img", folder)
        top = Path(folder)
        return {f"/{path.relative_to(top)}": path.read_bytes() for path in top.rglob("*") if path.is_file()}
END
