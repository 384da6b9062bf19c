"""Keeps a folder equal to one snapshot's tree, and moves it to another by touching what differs.

What is written is harmless by construction: no special files, no set-id bits, nothing writable by
others, and no link that leads out of the tree.
"""

import os
import shutil
import stat
from pathlib import Path

import pygit2

from benchmark.recorder.names import decode

_TREE, _LINK, _EXECUTABLE = 0o40000, 0o120000, 0o100755
WORKSPACE = b"/workspace"


class WorkTree:
    """A folder that holds one tree of a repository at a time."""

    def __init__(self, repository: pygit2.Repository, folder: Path) -> None:
        self._repository = repository
        self._folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        folder.chmod(0o755)
        self._tree: pygit2.Tree | None = None

    def move_to(self, tree: str) -> None:
        """Make the folder equal to `tree`; costs what differs from the tree before."""
        wanted = self._repository[tree]
        if not isinstance(wanted, pygit2.Tree):
            raise ValueError(f"{tree} is not a tree")
        self._move(os.fsencode(self._folder), self._tree, wanted, 0)
        self._tree = wanted

    def _move(self, folder: bytes, old: pygit2.Tree | None, new: pygit2.Tree, depth: int) -> None:
        before = _entries(old)
        after = _entries(new)
        for name, entry in list(before.items()):
            other = after.get(name)
            if other is None or (other.filemode != entry.filemode and _TREE in (other.filemode, entry.filemode)):
                _remove(folder + b"/" + decode(name))
                del before[name]
        for name, entry in after.items():
            earlier = before.get(name)
            if earlier is not None and earlier.id == entry.id and earlier.filemode == entry.filemode:
                continue
            path = folder + b"/" + decode(name)
            if isinstance(entry, pygit2.Tree):
                if earlier is None:
                    os.mkdir(path, 0o755)
                self._move(path, earlier if isinstance(earlier, pygit2.Tree) else None, entry, depth + 1)
            elif isinstance(entry, pygit2.Blob):
                if earlier is not None:
                    _remove(path)
                _write(path, entry, depth)


def stays_inside(target: bytes, depth: int) -> bool:
    """Whether a link in a folder `depth` below the root leads to a place inside the tree.

    Only climbing first and descending then is accepted: `..` after a name could climb out of what
    another link leads to.
    """
    if target.startswith(b"/"):
        if target != WORKSPACE and not target.startswith(WORKSPACE + b"/"):
            return False
        target, depth = target[len(WORKSPACE) :].lstrip(b"/"), 0
    parts = [part for part in target.split(b"/") if part not in (b"", b".")]
    climbs = 0
    while climbs < len(parts) and parts[climbs] == b"..":
        climbs += 1
    return climbs <= depth and b".." not in parts[climbs:]


def _entries(tree: pygit2.Tree | None) -> dict[bytes, pygit2.Object]:
    return {} if tree is None else {entry.raw_name or b"": entry for entry in tree}


def _remove(path: bytes) -> None:
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return  # a link that led out was never written
    if stat.S_ISDIR(status.st_mode):
        shutil.rmtree(path)
    else:
        os.unlink(path)


def _write(path: bytes, blob: pygit2.Blob, depth: int) -> None:
    if blob.filemode == _LINK:
        if stays_inside(blob.data, depth):
            os.symlink(blob.data, path)
        return
    mode = 0o755 if blob.filemode == _EXECUTABLE else 0o644
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(memoryview(blob))
        os.fchmod(descriptor, mode)
