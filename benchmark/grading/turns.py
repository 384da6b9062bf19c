"""Lets one thread of this process at a time examine a tree: trials that begin alike have trees in common."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_examining: set[tuple[str, str]] = set()
_changed = threading.Condition()


@contextmanager
def one_at_a_time(image: str, tree: str) -> Iterator[None]:
    """Held by one thread of this process for each tree and grader image."""
    key = (image, tree)
    with _changed:
        _changed.wait_for(lambda: key not in _examining)
        _examining.add(key)
    try:
        yield
    finally:
        with _changed:
            _examining.discard(key)
            _changed.notify_all()
