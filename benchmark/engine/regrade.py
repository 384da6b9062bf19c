"""Grades a stored bundle again, and says what changed: how others check what somebody published.

Nothing of the first grading is used but the snapshots, and on demand its grader image and its random draw. The
bundle itself is never altered.
"""

import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import docker
from docker.errors import ImageNotFound

from benchmark.engine.runtime import build_task
from benchmark.grading.judge import judge
from benchmark.grading.matrix import Grader
from benchmark.results.read import ReadBundle
from benchmark.sandbox.engine import engine_errors
from benchmark.sandbox.images import Images
from benchmark.spec.errors import UsageError
from benchmark.spec.layout import Layout
from benchmark.spec.step import SnapshotEvent
from benchmark.spec.task import Check, Task
from benchmark.spec.verdict import Matrix, Verdict
from benchmark.suite.load import load_task
from benchmark.suite.locate import Suite

COMPARED = (
    "outcome", "survived", "failing_step", "failing_interval", "first_break", "last_productive_step", "steps",
    "primary_label",
)  # fmt: skip
"""Fields of the verdict that a second grading must give again."""


@dataclass(frozen=True)
class ChangedCell:
    """A check whose result on a snapshot is another one; None where it did not exist."""

    step: int
    check: str
    before: bool | None
    after: bool | None


@dataclass(frozen=True)
class Regraded:
    """What came of grading again.

    Attributes:
        before: the verdict of the bundle.
        after: that of now.
        matrix: of now.
        fields: the compared fields of the verdict that changed.
        cells: the cells of the matrix that changed, in order of step.
        grader_image: what graded now.
        seconds: wall clock of grading, summed over trees.
    """

    before: Verdict
    after: Verdict
    matrix: Matrix
    fields: tuple[str, ...]
    cells: tuple[ChangedCell, ...]
    grader_image: str
    seconds: float


def regrade(
    client: docker.DockerClient,
    layout: Layout,
    suite: Suite,
    found: ReadBundle,
    *,
    grader: Literal["today", "recorded"],
    same_inputs: bool,
    brute_force: bool,
    announce: Callable[[str], None],
    progress: Callable[[int, int], None],
    halted: threading.Event,
) -> Regraded:
    """Grade every snapshot of a bundle again, without any cache of earlier grades.

    Args:
        client: the engine.
        layout: the state folder; only images' by-products are kept in it.
        suite: where today's task is.
        found: the bundle.
        grader: `today` builds the suite's task of that name; `recorded` takes the image that the bundle names.
        same_inputs: draw the checks' inputs as the recorded matrix says, instead of anew.
        brute_force: examine every tree whole, and carry nothing over.
        announce: told what is built.
        progress: called with how many distinct trees are graded, and how many there are.
        halted: when set, no further tree is begun.

    Raises:
        UsageError: there is nothing to grade, or no such task or image here.
    """
    header = found.bundle
    if found.matrix is None or found.log_problem is not None:
        raise UsageError(
            "the bundle was never graded, or its step log is broken",
            where=str(found.path),
            fix="see bench show; only a bundle with a matrix and a whole log can be graded again",
        )
    task, checks, image = _grader(client, layout, suite, found, grader, announce)
    trees = tuple(record.event.tree for record in found.records if isinstance(record.event, SnapshotEvent))
    folder = Path(tempfile.mkdtemp(prefix="regrade-", dir=_made(layout.root)))
    try:
        # A cache of its own: what is graded again must not be looked up.
        fresh = Grader(
            client,
            None if brute_force else Layout(folder),
            image=image,
            task=task,
            checks=checks,
            run="",
            trial="",
            secret=found.matrix.secret if same_inputs else None,
        )
        matrix = fresh.matrix(
            found.layout.snapshots, trees, folder / "rooms", localise=header.localise, halted=halted, progress=progress
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    after = judge(
        records=found.records,
        matrix=matrix,
        checks=checks,
        required_steps=task.required_steps,
        max_steps=header.trial.max_steps,
        scope=task.scope,
        changes=found.changes,
        fault=found.fault,
        localise=header.localise,
    )
    return Regraded(
        before=found.verdict,
        after=after,
        matrix=matrix,
        fields=tuple(name for name in COMPARED if getattr(found.verdict, name) != getattr(after, name)),
        cells=_changed(found.matrix, matrix),
        grader_image=image,
        seconds=round(sum(grade.seconds for grade in matrix.grades.values()), 1),
    )


def _grader(
    client: docker.DockerClient,
    layout: Layout,
    suite: Suite,
    found: ReadBundle,
    grader: Literal["today", "recorded"],
    announce: Callable[[str], None],
) -> tuple[Task, tuple[Check, ...], str]:
    header = found.bundle
    if grader == "today":
        loaded = load_task(suite, header.task.name)
        return loaded.task, loaded.checks, build_task(Images(client, layout, announce), suite, layout, loaded).grader
    with engine_errors("looking for the recorded grader", header.grader_image):
        try:
            client.api.inspect_image(header.grader_image)  # type: ignore[no-untyped-call]
        except ImageNotFound:
            raise UsageError(
                "the engine does not have the grader image that the bundle names",
                where=header.grader_image,
                fix="load that image, or grade with today's: --grader today",
            ) from None
    return header.task, header.checks, header.grader_image


def _changed(before: Matrix, after: Matrix) -> tuple[ChangedCell, ...]:
    found = []
    for step, tree in enumerate(after.trees):
        old = before.grades[tree].results if tree in before.grades else {}
        new = after.grades[tree].results if tree in after.grades else {}
        for check in dict.fromkeys([*old, *new]):
            was = old[check].passed if check in old else None
            now = new[check].passed if check in new else None
            if was != now:
                found.append(ChangedCell(step, check, was, now))
    return tuple(found)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
