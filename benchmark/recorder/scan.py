"""Reads a hostile, living tree into git objects, touching only what changed since the last time.

The agent may swap a folder for a link while it is read, so everything is opened relative to an open
folder and no link is followed. A file counts as unchanged if inode, size, mode, mtime and ctime are;
one that was written so recently that its timestamps could not tell a further write is read again.
"""

import os
import stat
import time
from dataclasses import dataclass, field

import pygit2

from benchmark.recorder.names import encode
from benchmark.spec.step import Refusal

RACY = 50_000_000
"""Nanoseconds within which two writes may share a timestamp (kernel clocks tick at 1 to 10 ms)."""

_BLOCK = 4096
"""Bytes that the smallest object takes on disk."""

MAX_REFUSALS = 100
_OBJECT_TREE = pygit2.enums.ObjectType.TREE


@dataclass(frozen=True)
class ScanLimits:
    """What of a tree is taken, and of all trees together (`history`). Sizes in bytes."""

    total: int = 512 * 1024 * 1024
    file: int = 64 * 1024 * 1024
    entries: int = 100_000
    depth: int = 64
    path: int = 4096
    history: int = 4 * 1024 * 1024 * 1024


class TreeRefused(Exception):
    """The tree as a whole breaks a limit; nothing of it is taken."""


class Unstable(Exception):
    """A file changed while it was read."""


_Stamp = tuple[int, int, int, int, int]


@dataclass
class _Folder:
    """What is remembered of a folder between two scans."""

    files: dict[str, tuple[_Stamp, pygit2.Oid, int]] = field(default_factory=dict)
    folders: dict[str, "_Folder"] = field(default_factory=dict)
    entries: tuple[tuple[bytes, int, pygit2.Oid], ...] | None = None
    tree: pygit2.Oid | None = None


@dataclass
class _Stored:
    """What all scans together have put into the repository: an agent that rewrites files fills it, not its quota."""

    blobs: set[pygit2.Oid] = field(default_factory=set)
    bytes: int = 0


@dataclass(frozen=True)
class Scanned:
    """One scan: the tree's id, how much is in it, and what was left out."""

    tree: pygit2.Oid
    files: int
    bytes: int
    refused: tuple[Refusal, ...]


class Scanner:
    """Scans one workspace again and again into one repository."""

    def __init__(self, repository: pygit2.Repository, root: str, limits: ScanLimits) -> None:
        self._repository = repository
        self._root = root
        self._limits = limits
        self._memory = _Folder()
        self._stored = _Stored()

    def scan(self) -> Scanned:
        """Write what changed as objects and return the whole tree.

        Raises:
            TreeRefused: too many entries or bytes, in this tree or in all so far.
            Unstable: a file changed while it was read; scan again.
        """
        pass_ = _Pass(self._repository, self._limits, self._stored)
        descriptor = os.open(self._root, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            tree = pass_.folder(descriptor, self._memory, "", 0)
        finally:
            os.close(descriptor)
        return Scanned(tree, pass_.files, pass_.bytes, tuple(pass_.refused))


class _Pass:
    def __init__(self, repository: pygit2.Repository, limits: ScanLimits, stored: _Stored) -> None:
        self._repository = repository
        self._limits = limits
        self._stored = stored
        self._fresh = time.time_ns() - RACY
        self._seen = 0
        self.files = 0
        self.bytes = 0
        self.refused: list[Refusal] = []

    def folder(self, descriptor: int, memory: _Folder, path: str, depth: int) -> pygit2.Oid:
        """Scan an open folder; returns its tree."""
        entries: list[tuple[bytes, int, pygit2.Oid]] = []
        files: dict[str, tuple[_Stamp, pygit2.Oid, int]] = {}
        folders: dict[str, _Folder] = {}
        known = memory.files
        with os.scandir(descriptor) as found:
            for entry in found:
                self._seen += 1
                if self._seen > self._limits.entries:
                    raise TreeRefused(f"more than {self._limits.entries} files and folders")
                name = entry.name
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                mode = status.st_mode
                if stat.S_ISREG(mode):
                    stamp = (status.st_ino, status.st_size, mode, status.st_mtime_ns, status.st_ctime_ns)
                    old = known.get(name)
                    if old is not None and old[0] == stamp:
                        blob, size = old[1], old[2]
                    else:
                        taken = self._file(descriptor, name, f"{path}{name}", status.st_size)
                        if taken is None:
                            continue
                        blob, size = taken
                    if status.st_ctime_ns < self._fresh:
                        files[name] = (stamp, blob, size)
                    self.files += 1
                    self._add(size)
                    entries.append((os.fsencode(name), 0o100755 if mode & 0o111 else 0o100644, blob))
                elif stat.S_ISLNK(mode):
                    try:
                        target = os.fsencode(os.readlink(name, dir_fd=descriptor))
                    except OSError:
                        continue
                    self.files += 1
                    entries.append((os.fsencode(name), 0o120000, self._repository.create_blob(target)))
                elif stat.S_ISDIR(mode):
                    below = self._below(descriptor, name, f"{path}{name}/", depth, memory, folders)
                    if below is not None:
                        entries.append((os.fsencode(name), 0o40000, below))
                else:
                    self._refuse(f"{path}{name}", _kind(mode))
        memory.files, memory.folders = files, folders
        key = tuple(sorted(entries))
        if memory.tree is None or memory.entries != key:
            memory.entries, memory.tree = key, self._repository.write(_OBJECT_TREE, _tree(key))
        return memory.tree

    def _below(
        self, parent: int, name: str, path: str, depth: int, memory: _Folder, folders: dict[str, _Folder]
    ) -> pygit2.Oid | None:
        if depth + 1 > self._limits.depth or len(path) > self._limits.path:
            self._refuse(path, "nested too deeply")
            return None
        try:
            descriptor = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
        except OSError as error:
            self._refuse(path, f"can't be opened: {error.strerror}")
            return None
        try:
            remembered = folders[name] = memory.folders.get(name) or _Folder()
            return self.folder(descriptor, remembered, path, depth + 1)
        finally:
            os.close(descriptor)

    def _file(self, parent: int, name: str, path: str, size: int) -> tuple[pygit2.Oid, int] | None:
        if size > self._limits.file:
            self._refuse(path, f"{size} bytes; a file may have {self._limits.file}")
            return None
        try:
            descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=parent)
        except FileNotFoundError:
            raise Unstable(path) from None
        except OSError as error:
            self._refuse(path, f"can't be opened: {error.strerror}")
            return None
        try:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise Unstable(path)
            content = _read(descriptor, self._limits.file)
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if len(content) != after.st_size or (before.st_mtime_ns, before.st_ctime_ns) != (
            after.st_mtime_ns,
            after.st_ctime_ns,
        ):
            raise Unstable(path)
        return self._store(content), len(content)

    def _store(self, content: bytes) -> pygit2.Oid:
        oid = pygit2.hash(content)
        if oid not in self._stored.blobs:
            size = max(len(content), _BLOCK)
            if self._stored.bytes + size > self._limits.history:
                raise TreeRefused(f"all snapshots together have more than {self._limits.history} bytes")
            self._repository.create_blob(content)
            self._stored.blobs.add(oid)
            self._stored.bytes += size
        return oid

    def _add(self, size: int) -> None:
        self.bytes += size
        if self.bytes > self._limits.total:
            raise TreeRefused(f"more than {self._limits.total} bytes")

    def _refuse(self, path: str, reason: str) -> None:
        if len(self.refused) < MAX_REFUSALS:
            shown = os.fsencode(path).decode("utf-8", "backslashreplace")
            self.refused.append(Refusal(path=shown[:500], reason=reason))


def _read(descriptor: int, limit: int) -> bytes:
    parts = []
    left = limit + 1
    while left > 0:
        part = os.read(descriptor, min(left, 1 << 20))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _tree(entries: tuple[tuple[bytes, int, pygit2.Oid], ...]) -> bytes:
    """A git tree object: entries sorted as git sorts them, folders as if they ended in a slash."""
    encoded = sorted(
        ((encode(name), mode, oid) for name, mode, oid in entries),
        key=lambda entry: entry[0] + b"/" if entry[1] == 0o40000 else entry[0],
    )
    return b"".join(b"%o %s\0%s" % (mode, name, oid.raw) for name, mode, oid in encoded)


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a FIFO"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"
