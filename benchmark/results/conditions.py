"""What a condition did to a trial, from its bundle alone: faults and kills that landed, what was redone, lost, doubled.

A fault or a kill counts only if the step log proves that it landed. What was executed is known on the perfect-model
track, where each command of the reference wrote its number to a journal; elsewhere it is unknown, not zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pygit2

from benchmark.grading.changes import open_repository, reading
from benchmark.results.read import ReadBundle
from benchmark.spec.step import ActsEvent, EndEvent, FaultEvent, KillEvent, ResumeEvent, SnapshotEvent, StepEvent

Resumed = Literal["yes", "afresh", "no"]
"""After a kill: it went on from its history; it asked without it; it asked for nothing."""


@dataclass(frozen=True)
class Conditions:
    """One trial's condition and what came of it; None is unknown.

    Attributes:
        condition: as it was planned; empty for a clean trial.
        faults_landed: injected faults that reached the client.
        kills_landed: kills after which every process was dead.
        resumes: for each kill that landed, whether the client went on.
        gave_up: the client's last words, or its end without an answer, say that it gave up.
        counted: steps of the main thread that the gateway delivered.
        executed: actions that were begun in the container, repetitions included.
        redone: executions of actions beyond the first of each.
        lost: actions that were delivered, and never begun.
        doubled: completed executions beyond the first of each action: effects that were had twice.
        tree: the final snapshot; None if there is none.
    """

    condition: str
    faults_landed: int
    kills_landed: int
    resumes: tuple[Resumed, ...]
    gave_up: bool
    counted: int
    executed: int | None
    redone: int | None
    lost: int | None
    doubled: int | None
    tree: str | None

    @property
    def landed(self) -> bool:
        """Whether anything of the condition did; a clean trial's has nothing to land."""
        return not self.condition or bool(self.faults_landed or self.kills_landed)


def conditions(found: ReadBundle) -> Conditions:
    """What the condition of a trial did to it."""
    events = [record.event for record in found.records]
    acts = next((event for event in events if isinstance(event, ActsEvent)), None)
    end = next((event for event in events if isinstance(event, EndEvent)), None)
    trees = [event.tree for event in events if isinstance(event, SnapshotEvent)]
    return Conditions(
        condition=found.bundle.trial.condition,
        faults_landed=sum(isinstance(event, FaultEvent) for event in events),
        kills_landed=sum(isinstance(event, KillEvent) for event in events),
        resumes=tuple(_resumed(event) for event in events if isinstance(event, ResumeEvent)),
        gave_up=end is not None and end.gave_up,
        counted=sum(isinstance(event, StepEvent) and event.step is not None for event in events),
        executed=sum(acts.executed) if acts else None,
        redone=_beyond_first(acts.executed) if acts else None,
        lost=_lost(acts) if acts else None,
        doubled=_beyond_first(acts.completed) if acts else None,
        tree=trees[-1] if trees else None,
    )


def differing(found: ReadBundle, other: ReadBundle) -> int | None:
    """How many files differ between the artifacts of two trials; None if that can't be read.

    The other trial's should be one of the same task whose artifact is known to be right: a clean pass.
    """
    mine, theirs = artifact(found), artifact(other)
    return None if mine is None or theirs is None else files_differing(mine, theirs)


def artifact(found: ReadBundle) -> dict[str, str] | None:
    """Path -> mode and id of each file of a trial's last snapshot; None if that can't be read."""
    tree = conditions(found).tree
    if tree is None:
        return None
    files: dict[str, str] = {}
    try:
        with reading():
            _walk(open_repository(found.layout.snapshots)[tree].peel(pygit2.Tree), "", files)
    except (ValueError, KeyError):
        return None
    return files


def files_differing(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    """How many paths have another content or mode in one of two artifacts than in the other, or are missing there."""
    return len({name for name, _ in set(one.items()) ^ set(other.items())})


def unbroken(found: ReadBundle, among: Iterable[ReadBundle]) -> ReadBundle | None:
    """The clean trial whose artifact a trial's is compared with: a pass of the same task, of the same client if any."""
    same = [
        other
        for other in among
        if other.bundle.task.name == found.bundle.task.name
        and other.verdict.outcome == "pass"
        and not other.bundle.trial.condition
        and other.path != found.path
    ]
    return min(same, key=lambda other: other.bundle.trial.harness != found.bundle.trial.harness, default=None)


def _resumed(event: ResumeEvent) -> Resumed:
    if not event.asked:
        return "no"
    return "yes" if event.remembers else "afresh"


def _beyond_first(counts: tuple[int, ...]) -> int:
    return sum(max(0, count - 1) for count in counts)


def _lost(acts: ActsEvent) -> int:
    return sum(
        delivered > 0 and executed == 0 for delivered, executed in zip(acts.delivered, acts.executed, strict=True)
    )


def _walk(tree: pygit2.Tree, prefix: str, files: dict[str, str]) -> None:
    for entry in tree:
        name = prefix + (entry.raw_name or b"").decode("utf-8", "backslashreplace")
        if isinstance(entry, pygit2.Tree):
            _walk(entry, f"{name}/", files)
        else:
            files[name] = f"{entry.filemode:o} {entry.id}"
