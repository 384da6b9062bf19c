"""Finds the id of a killed client's session where its manifest says; everything it reads there is the agent's."""

import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from benchmark.spec.harness import SessionSource

_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._:/@-]{0,199}")
_MOST_FILES = 20_000


def find_session(source: SessionSource, *, printed: str, home: Path, headers: Mapping[str, str]) -> str | None:
    """The session's id; None if there is none that could be one.

    Args:
        source: where to look.
        printed: what the client printed so far.
        home: its HOME on the host.
        headers: of its requests, names in lower case.
    """
    if source.log is not None:
        found = re.findall(source.log, printed)
        return _sound(found[-1] if found else None)
    if source.header is not None:
        return _sound(headers.get(source.header.lower()))
    home = home.resolve()
    files = [(_written(path), path) for path in islice(home.glob(source.file or ""), _MOST_FILES)]
    for _, path in sorted(((at, path) for at, path in files if at is not None), reverse=True):
        if source.match is None:
            return _sound(path.stem)
        if match := re.search(source.match, path.relative_to(home).as_posix()):
            return _sound(match[1])
    return None


def _written(path: Path) -> int | None:
    """When a file was written last; None if it is no file, or below a link."""
    try:
        if path.resolve() != path:
            return None
        return path.lstat().st_mtime_ns
    except OSError:
        return None


def _sound(text: str | None) -> str | None:
    """An id that can be given to a program as an argument; None if it isn't one."""
    return text if text is not None and _ID.fullmatch(text) else None
