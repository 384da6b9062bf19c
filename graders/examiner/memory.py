"""What the examiner remembers as long as a room is open: what the reference said, and by which case a check failed.

Each request is graded by a process of its own, so it is kept in files, where only the examiner can enter. Outside a
room, as in tests of a task's checks, nothing is remembered.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

ROOM = Path("/verdict")
AGAIN = "ROOM_AGAIN"
"""Set in the environment while trees are compared with those before; not while one is examined for its own sake."""


class Memory:
    """Remembers JSON-able values by what they were asked about.

    Args:
        subject: JSON-able; what all of this memory is about.
    """

    def __init__(self, subject: Any) -> None:
        self._subject = json.dumps(subject)
        self._usable = ROOM.is_dir() and os.access(ROOM, os.W_OK)

    def get(self, kind: str, key: Any) -> Any:
        """What was put last; None if nothing was."""
        try:
            return json.loads(self._file(kind, key).read_text(encoding="utf-8")) if self._usable else None
        except (OSError, ValueError):
            return None

    def put(self, kind: str, key: Any, value: Any) -> None:
        """Remember `value`."""
        if self._usable:
            self._file(kind, key).write_text(json.dumps(value), encoding="utf-8")

    def _file(self, kind: str, key: Any) -> Path:
        digest = hashlib.sha256(json.dumps([self._subject, key]).encode()).hexdigest()
        return ROOM / f"{kind}-{digest}.json"


def again() -> bool:
    """Whether a check that failed on the tree before may first be asked what it failed then."""
    return bool(os.environ.get(AGAIN))
