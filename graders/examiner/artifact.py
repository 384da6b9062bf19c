"""Reads the artifact's files as the hostile input they are.

No path leaves `/workspace`, no link is followed, nothing but regular files is opened, and nothing
larger than the cap is read.
"""

import fnmatch
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from examiner.reads import NAMES, Reads

MAX_FILE = 16 * 1024 * 1024
"""Bytes of the largest file that is read."""


class ArtifactError(AssertionError):
    """The artifact has not what a check reads; that fails the check."""


@dataclass(frozen=True)
class Artifact:
    """The tree under `root`; `reads` is told what is read of it."""

    root: str = "/workspace"
    reads: Reads = field(default_factory=Reads)

    def bytes(self, path: str, limit: int = MAX_FILE) -> bytes:
        """The content of a regular file.

        Raises:
            ArtifactError: it is missing, no regular file, reached through a link, or too large.
        """
        descriptor = self._open(path)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise ArtifactError(f"{path} is not a regular file")
            if status.st_size > limit:
                raise ArtifactError(f"{path} has {status.st_size} bytes, more than {limit}")
            with os.fdopen(os.dup(descriptor), "rb") as file:
                return file.read(limit + 1)[:limit]
        finally:
            os.close(descriptor)

    def text(self, path: str, limit: int = MAX_FILE) -> str:
        """The content of a regular UTF-8 file; undecodable bytes raise ArtifactError."""
        try:
            return self.bytes(path, limit).decode("utf-8")
        except UnicodeDecodeError as error:
            raise ArtifactError(f"{path} is not UTF-8: byte {error.start}") from None

    def exists(self, path: str) -> bool:
        """Whether `path` is a regular file reached without links."""
        try:
            descriptor = self._open(path)
        except ArtifactError:
            return False
        try:
            return stat.S_ISREG(os.fstat(descriptor).st_mode)
        finally:
            os.close(descriptor)

    def glob(self, pattern: str, limit: int = 20_000) -> list[str]:
        """Sorted paths of regular files that match; `**` crosses folders."""
        self.reads.note((NAMES,))
        found = [path for path in self._walk(limit) if fnmatch.fnmatchcase(path, pattern.replace("**/", "*"))]
        return sorted(found)

    def _walk(self, limit: int) -> Iterator[str]:
        seen = 0
        for folder, _, files in os.walk(self.root, followlinks=False):
            for name in files:
                seen += 1
                if seen > limit:
                    raise ArtifactError(f"the artifact has more than {limit} files")
                path = os.path.join(folder, name)
                if stat.S_ISREG(os.lstat(path).st_mode):
                    yield os.path.relpath(path, self.root)

    def _open(self, path: str) -> int:
        parts = path.split("/")
        if not path or path.startswith("/") or any(part in ("", ".", "..") for part in parts):
            raise ArtifactError(f"{path!r} is not a path inside the artifact")
        self.reads.note((f"file {path}",))
        folder = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for part in parts[:-1]:
                below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
                os.close(folder)
                folder = below
            return os.open(parts[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
        except OSError as error:
            raise ArtifactError(f"{path}: {error.strerror}") from None
        finally:
            os.close(folder)
