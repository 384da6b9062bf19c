"""Bundles as the verbs take them: found, read, and refused in one line."""

from pathlib import Path

from benchmark.results.read import BadBundle, ReadBundle, find_bundles, read_bundle
from benchmark.spec.errors import UsageError


def open_bundle(path: Path) -> ReadBundle:
    """A bundle whose digests hold.

    Raises:
        UsageError: it is none, or not the one that was written.
    """
    try:
        return read_bundle(path)
    except BadBundle as error:
        raise UsageError(str(error), fix="the bundle is not what was written; don't use it") from None


def bundles_at(path: Path) -> list[Path]:
    """The bundles at or below a path.

    Raises:
        UsageError: there is none.
    """
    found = list(find_bundles(path)) if path.is_dir() else []
    if not found:
        raise UsageError("no bundle", where=str(path), fix="name a bundle's folder, or one with bundles below it")
    return found
