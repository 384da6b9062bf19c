"""The wall clock and the disk of one attempt, watched."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmark.sandbox.agent import over_quota

DISK_EVERY = 5.0
"""Seconds between two looks at how much disk the agent occupies."""


class Halted(Exception):
    """The run is being stopped; the attempt counts as interrupted."""


@dataclass
class Watch:
    """What ends an attempt from outside.

    Attributes:
        seconds: the attempt's wall clock budget.
        folders: the folders whose disk use counts.
        disk: their limit, bytes.
        halted: set when the whole run stops.
    """

    seconds: float
    folders: tuple[Path, ...]
    disk: int
    halted: threading.Event

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.seconds
        self._next_look = time.monotonic() + DISK_EVERY

    def left(self) -> float:
        """Seconds of the wall clock budget that are left, not below 0."""
        return max(0.0, self._end - time.monotonic())

    def over_disk(self) -> bool:
        """Whether the agent occupies more disk than it may; looks only every few seconds.

        Raises:
            Halted: the run is being stopped.
        """
        if self.halted.is_set():
            raise Halted
        now = time.monotonic()
        if now < self._next_look:
            return False
        self._next_look = now + DISK_EVERY
        return any(over_quota(folder, self.disk, now + 1.0) for folder in self.folders)
