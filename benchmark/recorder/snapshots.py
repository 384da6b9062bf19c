"""The snapshots of a trial: a bare git repository with one commit a step.

`git log`, `git diff` and `git show` read it. Names that git would interpret are stored escaped, see
`benchmark.recorder.names`.
"""

import time
from pathlib import Path

import pygit2

from benchmark.recorder.scan import ScanLimits, Scanned, Scanner, TreeRefused, Unstable
from benchmark.spec.step import SnapshotEvent

BRANCH = "refs/heads/workspace"

_TRIES = 5


class Snapshots:
    """Takes the snapshots of one workspace."""

    def __init__(self, repository: Path, workspace: Path, limits: ScanLimits) -> None:
        self._repository = pygit2.init_repository(
            str(repository), bare=True, initial_head=BRANCH.removeprefix("refs/heads/")
        )
        self._scanner = Scanner(self._repository, str(workspace), limits)
        self._parents: list[pygit2.Oid] = []

    def take(self, step: int) -> SnapshotEvent:
        """Commit the workspace as it is after `step`.

        A tree that breaks a limit is taken as empty, with the reason.
        """
        began = time.monotonic()
        refused_whole = None
        try:
            scanned = self._stable()
        except TreeRefused as error:
            refused_whole = str(error)
            empty = self._repository.write(pygit2.enums.ObjectType.TREE, b"")
            scanned = Scanned(empty, 0, 0, ())
        who = pygit2.Signature("workspace", "workspace@localhost", step, 0)
        commit = self._repository.create_commit(BRANCH, who, who, f"step {step}\n", scanned.tree, self._parents)
        self._parents = [commit]
        return SnapshotEvent(
            step=step,
            tree=str(scanned.tree),
            files=scanned.files,
            bytes=scanned.bytes,
            seconds=round(time.monotonic() - began, 6),
            refused=scanned.refused,
            refused_whole=refused_whole,
        )

    def _stable(self) -> Scanned:
        for attempt in range(_TRIES):
            try:
                return self._scanner.scan()
            except Unstable:
                time.sleep(0.01 * 2**attempt)
        raise TreeRefused("a file never stopped changing while it was read")


def pack(repository: Path) -> None:
    """Put all objects of a finished repository into one pack, and leave no loose one."""
    opened = pygit2.Repository(str(repository))
    opened.pack()
    objects = repository / "objects"
    for folder in objects.iterdir():
        if len(folder.name) == 2:
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()
    for hook in (repository / "hooks").glob("*"):
        hook.unlink()
