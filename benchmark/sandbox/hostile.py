"""Reads single files that an agent could write: a link, a pipe, a folder or a giant is no file."""

import os
import stat
from pathlib import Path


def read_plain(path: Path, most: int) -> bytes | None:
    """The content of a regular file of at most `most` bytes; None if it is anything else. Waits for nobody."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            return None
        parts = []
        left = most
        while left and (part := os.read(descriptor, min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)
