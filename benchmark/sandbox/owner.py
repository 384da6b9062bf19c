"""Who owns a container: the labels everything of ours carries, and whether its owner is alive."""

import os
from dataclasses import dataclass
from pathlib import Path

OWNER = "endurance-gap.owner"
RUN = "endurance-gap.run"
TRIAL = "endurance-gap.trial"
TOOLBOX = "endurance-gap.toolbox"


@dataclass(frozen=True)
class Owner:
    """A process, named so that a reused process id is not mistaken for it."""

    boot: str
    namespace: str
    pid: int
    started: str

    @classmethod
    def current(cls) -> "Owner":
        """This process."""
        return cls(_boot(), _namespace(), os.getpid(), _started(os.getpid()) or "")

    @classmethod
    def parse(cls, label: str) -> "Owner | None":
        """The owner that a label names; None if it is no such label."""
        parts = label.split("/")
        if len(parts) != 4 or not parts[2].isdigit():
            return None
        return cls(parts[0], parts[1], int(parts[2]), parts[3])

    def label(self) -> str:
        """The label's value."""
        return f"{self.boot}/{self.namespace}/{self.pid}/{self.started}"

    def is_dead(self) -> bool:
        """Whether the process is certainly gone; a process of another namespace can't be told."""
        if self.boot != _boot():
            return True
        if self.namespace != _namespace():
            return False
        return _started(self.pid) != self.started


def labels(run: str, trial: str = "") -> dict[str, str]:
    """The labels of what this process makes."""
    return {OWNER: Owner.current().label(), RUN: run, TRIAL: trial}


def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def _namespace() -> str:
    return os.readlink("/proc/self/ns/pid").strip("pid:[]")


def _started(pid: int) -> str | None:
    """The start time of a live process in clock ticks since boot; None if it is gone or a zombie."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in ("Z", "X") else fields[19]
