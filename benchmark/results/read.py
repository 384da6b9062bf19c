"""Reads a bundle and believes nothing: digests first, then the chain, then the verdict again.

Everything below `snapshots.git`, the step log's texts and the harness's log were made by the agent
and are hostile; readers get them as data with caps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from benchmark.grading.changes import Changes, changes
from benchmark.grading.judge import judge, passing
from benchmark.recorder.steplog import BrokenChain, verify
from benchmark.results.diffs import StepDiffs
from benchmark.results.layout import BundleLayout
from benchmark.spec.base import Model
from benchmark.spec.bundle import Bundle
from benchmark.spec.step import MAIN_THREAD, Record, SnapshotEvent, StepEvent, TurnEvent
from benchmark.spec.trial import LedgerEntry
from benchmark.spec.verdict import Matrix, Verdict

SpecModel = TypeVar("SpecModel", bound=Model)


class BadBundle(ValueError):
    """A folder that is not a bundle, or not the one that was written."""


@dataclass(frozen=True)
class ReadBundle:
    """A bundle whose digests hold.

    Attributes:
        path: the bundle's folder.
        bundle: `bundle.json`.
        verdict: the verdict that it came with; `rejudge` derives it anew.
        matrix: None if nothing was graded.
        ledger: every attempt.
        records: the step log, as far as its chain holds.
        log_problem: where and how the chain is broken; None if it holds.
    """

    path: Path
    bundle: Bundle
    verdict: Verdict
    matrix: Matrix | None
    ledger: tuple[LedgerEntry, ...]
    records: tuple[Record, ...]
    log_problem: str | None

    @property
    def layout(self) -> BundleLayout:
        """The bundle's paths."""
        return BundleLayout(self.path)

    @property
    def instruction(self) -> str:
        """What the agent was told."""
        return self.layout.instruction.read_text(encoding="utf-8")

    @cached_property
    def changes(self) -> tuple[Changes, ...] | None:
        """What each step 1..T changed; None if the snapshot repository can't be read."""
        try:
            return changes(self.layout.snapshots)
        except ValueError:
            return None

    @cached_property
    def passing(self) -> tuple[frozenset[str] | None, ...]:
        """The checks that pass on each snapshot; None where it has no sound grade."""
        snapshots = [record.event for record in self.records if isinstance(record.event, SnapshotEvent)]
        return tuple(passing(snapshot, self.matrix, self.bundle.checks) for snapshot in snapshots)

    @property
    def parting_words(self) -> str:
        """What the model said after its last step."""
        words = ""
        for record in self.records:
            match record.event:
                case TurnEvent(purpose="final", thread=thread, text=text) if thread == MAIN_THREAD:
                    words = text
                case StepEvent(step=int()):
                    words = ""
        return words

    @property
    def fault(self) -> str | None:
        """The infrastructure fault that voided the judged attempt, by the ledger."""
        judged = [entry for entry in self.ledger if entry.attempt == self.bundle.attempt and entry.event == "void"]
        return judged[-1].detail or "unspecified" if judged else None

    def diffs(self) -> StepDiffs:
        """What each step did to the workspace's files.

        Raises:
            ValueError: the snapshot repository can't be read.
        """
        return StepDiffs(self.layout.snapshots)


def read_bundle(path: Path) -> ReadBundle:
    """Read a bundle and verify every digest.

    Raises:
        BadBundle: a file is missing, surplus, changed or malformed; the message names it.
    """
    layout = BundleLayout(path)
    bundle = _model(layout.bundle, Bundle)
    try:
        found = layout.digests()
    except (ValueError, OSError) as error:
        raise BadBundle(f"{path}: {error}") from None
    for name in sorted({*found, *bundle.files}):
        if name not in bundle.files:
            raise BadBundle(f"{path / name}: bundle.json does not list this file; remove it")
        if name not in found:
            raise BadBundle(f"{path / name}: the file is missing")
        if found[name] != bundle.files[name]:
            raise BadBundle(f"{path / name}: changed since the bundle was written")
    if _bytes(layout.sums) != layout.sums_text(found).encode():
        raise BadBundle(f"{layout.sums}: does not agree with bundle.json and the files")
    records: list[Record] = []
    problem = None
    try:
        for record in verify(_bytes(layout.steps).splitlines(keepends=True)):
            records.append(record)  # what was read before the chain breaks is kept
    except BrokenChain as error:
        problem = str(error)
    return ReadBundle(
        path=path,
        bundle=bundle,
        verdict=_model(layout.verdict, Verdict),
        matrix=_model(layout.matrix, Matrix) if layout.matrix.exists() else None,
        ledger=tuple(_entry(layout.ledger, line) for line in _bytes(layout.ledger).splitlines()),
        records=tuple(records),
        log_problem=problem,
    )


def rejudge(found: ReadBundle) -> Verdict:
    """The verdict from the bundle's own evidence: step log, snapshots and matrix."""
    header = found.bundle
    return judge(
        records=found.records,
        matrix=found.matrix,
        checks=header.checks,
        required_steps=header.task.required_steps,
        max_steps=header.trial.max_steps,
        scope=header.task.scope,
        changes=found.changes,
        fault=found.fault,
        log_problem=found.log_problem,
        localise=header.localise,
    )


def find_bundles(root: Path) -> Iterator[Path]:
    """Every bundle at or below `root`, in order of path."""
    yield from sorted(path.parent for path in root.rglob("bundle.json") if not path.parent.name.startswith("."))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadBundle(f"{path}: {error.strerror}; is this a bundle?") from None


def _model(path: Path, kind: type[SpecModel]) -> SpecModel:
    try:
        return kind.model_validate_json(_bytes(path))
    except ValidationError as error:
        raise BadBundle(f"{path}: {_first(error)}") from None


def _entry(path: Path, line: bytes) -> LedgerEntry:
    try:
        return LedgerEntry.model_validate_json(line)
    except ValidationError as error:
        raise BadBundle(f"{path}: {_first(error)}") from None


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}".removeprefix(": ")
