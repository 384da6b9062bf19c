"""A trial as it can be published where its contents can't: a task's material may be another's, and holds the solution.

What is left out are texts and files: commands, answers, the snapshots' contents. What stays is all that a table says
of the trial, the course from tree to tree, and the digests by which whoever holds the whole bundle proves that
it is the one.
"""

import hashlib
import lzma
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from benchmark.results.conditions import Conditions, artifact, conditions
from benchmark.results.read import BadBundle, ReadBundle
from benchmark.spec.base import Model, Sha256, TreeId
from benchmark.spec.bundle import Bundle
from benchmark.spec.step import FaultEvent, KillEvent, ResumeEvent, SnapshotEvent, StepEvent
from benchmark.spec.verdict import Verdict


class PublishedStep(Model):
    """A step of the main thread: the tools it called, and the tree that it left; None if there is no snapshot."""

    tools: tuple[str, ...]
    context_bytes: int
    tree: TreeId | None


class Published(Model):
    """One trial.

    Attributes:
        bundle: as it is, with the digests of all files of the bundle.
        bundle_digest: SHA-256 of `bundle.json`.
        log_digest: the hash of the step log's last record, in which all others are chained.
        artifact: path -> mode and id of each file of the last snapshot; None if it can't be read.
    """

    bundle: Bundle
    bundle_digest: Sha256
    log_digest: Sha256
    verdict: Verdict
    conditions: Conditions
    steps: tuple[PublishedStep, ...]
    faults: tuple[FaultEvent, ...]
    kills: tuple[KillEvent, ...]
    resumes: tuple[ResumeEvent, ...]
    artifact: dict[str, str] | None


def publish(found: ReadBundle) -> Published:
    """A trial without its contents.

    Raises:
        BadBundle: its step log is broken or empty.
    """
    if found.log_problem is not None or not found.records:
        raise BadBundle(f"{found.path}: {found.log_problem or 'the step log is empty'}; it can't be published")
    events = [record.event for record in found.records]
    trees = {event.step: event.tree for event in events if isinstance(event, SnapshotEvent)}
    return Published(
        bundle=found.bundle,
        bundle_digest=hashlib.sha256(found.layout.bundle.read_bytes()).hexdigest(),
        log_digest=found.records[-1].hash,
        verdict=found.verdict,
        conditions=conditions(found),
        steps=tuple(
            PublishedStep(
                tools=tuple(call.tool for call in event.calls),
                context_bytes=event.context_bytes,
                tree=trees.get(event.step),
            )
            for event in events
            if isinstance(event, StepEvent) and event.step is not None
        ),
        faults=tuple(event for event in events if isinstance(event, FaultEvent)),
        kills=tuple(event for event in events if isinstance(event, KillEvent)),
        resumes=tuple(event for event in events if isinstance(event, ResumeEvent)),
        artifact=artifact(found),
    )


def write_published(path: Path, trials: Iterable[Published]) -> None:
    """Write trials into one file, `.jsonl.xz`: they share most of what they say."""
    text = "".join(trial.model_dump_json() + "\n" for trial in trials)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress(text.encode(), preset=9))


def read_published(path: Path) -> list[Published]:
    """The trials of a file that `write_published` wrote.

    Raises:
        BadBundle: it is damaged; the message names file and line.
    """
    try:
        lines = lzma.decompress(path.read_bytes()).decode().splitlines()
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise BadBundle(f"{path}: {error}; write it anew from the bundles") from None
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Published.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise BadBundle(f"{path}:{number}: {where}: {first['msg']}; write it anew from the bundles") from None
    return found
