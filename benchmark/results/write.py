"""Writes the bundle of a finished trial: all or nothing.

The parts are put into a folder beside the target, which gets its name only when it is complete and
on the disk, so that a bundle that exists is a bundle that can be read.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark.recorder.snapshots import pack
from benchmark.recorder.steplog import canonical
from benchmark.results.layout import BundleLayout
from benchmark.spec.base import Model
from benchmark.spec.bundle import Bundle
from benchmark.spec.trial import LedgerEntry
from benchmark.spec.verdict import Matrix, Verdict


@dataclass(frozen=True)
class Parts:
    """What a trial left behind.

    Attributes:
        instruction: what the agent was told.
        steps: the step log; None if the attempt never began one.
        snapshots: the bare snapshot repository; None if there is none.
        matrix: None if nothing was graded.
        verdict: the judgement.
        ledger: every attempt of the trial.
        harness_log: what the harness printed; None if it never ran.
    """

    instruction: str
    steps: Path | None
    snapshots: Path | None
    matrix: Matrix | None
    verdict: Verdict
    ledger: Sequence[LedgerEntry]
    harness_log: Path | None = None


def write_bundle(target: Path, bundle: Bundle, parts: Parts) -> Bundle:
    """Write a bundle to the folder `target`, which must not exist yet.

    Args:
        target: the folder to make; its parent is made where it is missing.
        bundle: everything but the digests; its `files` are ignored.
        parts: the rest.

    Returns:
        The bundle as it was written, with the digests.

    Raises:
        FileExistsError: there is something at `target`.
    """
    if target.exists():
        raise FileExistsError(f"{target}: there is a bundle already")
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        scratch.chmod(0o755)
        layout = BundleLayout(scratch)
        layout.instruction.write_text(parts.instruction, encoding="utf-8")
        _copy(parts.steps, layout.steps)
        _copy(parts.harness_log, layout.harness_log)
        if parts.snapshots is not None:
            _copy_repository(parts.snapshots, layout.snapshots)
        if parts.matrix is not None:
            layout.matrix.write_bytes(_line(parts.matrix))
        layout.verdict.write_bytes(_line(parts.verdict))
        layout.ledger.write_bytes(b"".join(_line(entry) for entry in parts.ledger))
        written = bundle.model_copy(update={"files": layout.digests()})
        layout.bundle.write_text(written.model_dump_json(indent=2, by_alias=True) + "\n", encoding="utf-8")
        layout.sums.write_text(layout.sums_text(written.files), encoding="utf-8")
        _sync(layout)
        scratch.rename(target)
        _sync_path(target.parent)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return written


def _line(model: Model) -> bytes:
    return canonical(model.model_dump(mode="json", by_alias=True)) + b"\n"


def _copy(source: Path | None, target: Path) -> None:
    if source is None:
        target.touch()
    else:
        shutil.copyfile(source, target)


def _copy_repository(source: Path, target: Path) -> None:
    """Copy what a repository can't do without, all objects in packs."""
    useless = shutil.ignore_patterns("hooks", "info", "logs", "description", "*.lock")
    shutil.copytree(source, target, ignore=useless)
    if any(len(folder.name) == 2 for folder in (target / "objects").iterdir()):
        pack(target)


def _sync(layout: BundleLayout) -> None:
    for path in layout.files():
        _sync_path(path)
    _sync_path(layout.root)


def _sync_path(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
