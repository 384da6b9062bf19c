"""What happened in an attempt, as it happens: the step log and the snapshots that belong to it."""

import threading
from collections.abc import Callable
from pathlib import Path

from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.snapshots import Snapshots
from benchmark.recorder.steplog import StepLog
from benchmark.spec.step import EndEvent, Event, StartEvent, StepEvent


class Journal:
    """Records one attempt; safe to call from several threads.

    A step is recorded when it was delivered and *settled* when its tools have run: then the
    workspace is what the step made of it.
    """

    def __init__(
        self, log: Path, repository: Path, workspace: Path, limits: ScanLimits, on_step: Callable[[int], None]
    ) -> None:
        self._log = StepLog(log)
        self._snapshots = Snapshots(repository, workspace, limits)
        self._on_step = on_step
        self._lock = threading.Lock()
        self._settled = 0
        self.steps = 0

    def start(self) -> None:
        """Record the untouched task, snapshot 0."""
        with self._lock:
            self._log.append(StartEvent())
            self._log.append(self._snapshots.take(0))

    def record(self, event: Event) -> None:
        """Record an event; a numbered step raises the count."""
        self._log.append(event)
        if isinstance(event, StepEvent) and event.step is not None:
            self.steps = event.step
            self._on_step(event.step)

    def settle(self, step: int) -> None:
        """Take the snapshot after `step`, and of every step before it that has none yet."""
        with self._lock:
            for number in range(self._settled + 1, min(step, self.steps) + 1):
                self._log.append(self._snapshots.take(number))
                self._settled = number

    def end(self, event: EndEvent) -> None:
        """Settle every step and close the log; the container must be gone, so that nothing changes any more."""
        self.settle(self.steps)
        self._log.append(event)
        self._log.close()
