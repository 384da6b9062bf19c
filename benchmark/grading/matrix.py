"""Fills the check x step matrix: every check on every distinct tree of a trial, by several rooms at a time.

First the two ends and some landmarks between them are examined whole, from coarse to fine, so that an interrupted
localisation already knows the outcome and roughly where it went wrong. Then the stretches between landmarks are filled,
each forwards in time and by one room: a check is run where what it read has changed, and carried over where it is the
same (`benchmark.grading.reuse`). What was carried is verified: a landmark must be what the stretch before it foretells,
and the snapshots that decide the verdict are examined whole. If anything does not hold, every tree is, in a fresh room.
"""

import os
import queue
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Literal

import docker
import pygit2

from benchmark.endurance.measures import measure
from benchmark.grading.cache import GradeCache
from benchmark.grading.cleanroom import CleanRoom
from benchmark.grading.content import Content, Sources
from benchmark.grading.materialise import WorkTree
from benchmark.grading.reuse import Examined, Known, landmarks
from benchmark.grading.turns import one_at_a_time
from benchmark.spec.layout import Layout
from benchmark.spec.task import Check, Task
from benchmark.spec.verdict import Grade, Matrix

ROOMS = (os.cpu_count() or 1) + 1
"""Clean rooms open at the same time in this process: one more than cores, since each also waits for the engine."""

_numbers: "queue.SimpleQueue[int]" = queue.SimpleQueue()
for _number in range(ROOMS):
    _numbers.put(_number)


@dataclass
class _Column:
    """What is known of one tree."""

    cells: dict[str, Examined] = field(default_factory=dict)
    carried: dict[str, Examined] = field(default_factory=dict)
    seconds: float = 0.0
    check_seconds: float = 0.0
    cpu_seconds: float = 0.0
    fault: str | None = None

    @property
    def unproven(self) -> dict[str, Examined]:
        """The cells that were carried over to this tree, or decided on it by one case alone."""
        return {**self.carried, **{check: cell for check, cell in self.cells.items() if cell.brief}}


class _Room:
    """A clean room, and what can be told of the contents of the trees in it."""

    def __init__(self, room: CleanRoom, repository: pygit2.Repository, sources: Sources) -> None:
        self.room = room
        self.content = Content(repository, sources, room.survey)


class Grader:
    """Grades the snapshots of one trial.

    Args:
        client: the engine.
        layout: where the cache is; None has no cache and carries nothing over: every snapshot is examined whole, equal
            ones too, each in a fresh room: by brute force.
        image: the grader's image.
        task: whose checks they are.
        checks: all of them.
        run: for labels.
        trial: for labels.
        secret: what to draw the checks' inputs from; None: something new.
    """

    def __init__(
        self,
        client: docker.DockerClient,
        layout: Layout | None,
        *,
        image: str,
        task: Task,
        checks: tuple[Check, ...],
        run: str,
        trial: str,
        secret: str | None = None,
    ) -> None:
        self._client = client
        self._image = image
        self._task = task
        self._checks = tuple(check.id for check in checks)
        self._declared = checks
        self._run = run
        self._trial = trial
        self._secret = secret or secrets.token_hex(16)
        self._cache = GradeCache(layout, image) if layout is not None else None

    def matrix(
        self,
        repository: Path,
        trees: tuple[str, ...],
        rooms: Path,
        *,
        localise: Literal["exact", "final"],
        halted: threading.Event,
        progress: Callable[[int, int], None],
    ) -> Matrix:
        """Grade every distinct tree.

        Args:
            repository: the trial's snapshots.
            trees: the tree after each step, the untouched task first.
            rooms: a folder to work in; removed afterwards.
            localise: `final` grades only the last tree.
            halted: when set, no further tree is begun.
            progress: called with how many distinct trees are graded, and how many there are.
        """
        asked = trees if localise == "exact" else trees[-1:]
        distinct = list(dict.fromkeys(asked)) if self._cache else list(asked)
        refuted = None
        with _Work(self, repository, distinct, rooms, halted, progress) as work:
            if self._cache:
                refuted = work.carry_over()
                if refuted is None and localise == "exact":
                    refuted = work.verify(self._deciding(trees, work))
            if refuted is not None or not self._cache:
                work.brute_force()
        grades = {tree: self._grade(tree, column) for tree, column in work.columns.items()}
        return Matrix(trees=trees, grades=grades, secret=self._secret, refuted=refuted)

    def some(
        self,
        repository: Path,
        asked: Mapping[str, Sequence[str]],
        rooms: Path,
        *,
        halted: threading.Event,
        progress: Callable[[int, int], None],
    ) -> dict[str, Grade]:
        """Run on each tree only the checks that are asked for there; otherwise as `matrix`.

        Args:
            repository: where the trees are.
            asked: tree -> ids of checks.
            rooms: a folder to work in; removed afterwards.
            halted: when set, no further tree is begun.
            progress: called with how many trees are graded, and how many there are.
        """
        with _Work(self, repository, list(asked), rooms, halted, progress) as work:
            work.some(asked)
        return {tree: self._grade(tree, column) for tree, column in work.columns.items()}

    def _grade(self, tree: str, column: _Column) -> Grade:
        cells = {**column.carried, **column.cells}
        return Grade(
            tree=tree,
            results={check: cells[check].result for check in self._checks if check in cells},
            examined=None if len(column.cells) == len(self._checks) else tuple(column.cells),
            seconds=round(column.seconds, 3),
            check_seconds=round(column.check_seconds, 3),
            cpu_seconds=round(column.cpu_seconds, 3),
            fault=column.fault,
            grader_image=self._image,
        )

    def _deciding(self, trees: Sequence[str], work: "_Work") -> list[str]:
        """The snapshots on which F, L and b* rest: each of these steps and the one before."""
        curve = []
        for tree in trees:
            column = work.columns.get(tree)
            if column is None or column.fault is not None:
                return []
            cells = {**column.carried, **column.cells}
            curve.append(frozenset(check for check, cell in cells.items() if cell.result.passed))
        found = measure(self._declared, self._task.required_steps, curve)
        steps = {found.last_productive_step, found.first_break or 0, found.failing_step or 0}
        asked = {step - back for step in steps for back in (0, 1)}
        return [trees[step] for step in sorted(asked) if 0 <= step < len(trees)]

    def examine(
        self, room: _Room, tree: str, column: _Column, checks: Sequence[str], *, again: bool = False, kept: bool = True
    ) -> None:
        """Run those of the checks that nobody ran on this tree yet, or only briefly where that is not enough.

        Args:
            room: where.
            tree: on which tree.
            column: what is known of it.
            checks: which.
            again: as for `CleanRoom.examine`.
            kept: whether what the cache has counts.
        """
        with one_at_a_time(self._image, tree) if self._cache else ExitStack():
            if self._cache is not None and kept:
                known = self._cache.get(tree)
                column.cells |= {
                    check: cell for check, cell in known.items() if not cell.brief or check not in column.cells
                }
            missing = [
                check for check in checks if (cell := column.cells.get(check)) is None or (cell.brief and not again)
            ]
            if not missing:
                return
            told = room.room.examine(tree, missing, again=again)
            column.seconds += told.seconds
            column.check_seconds += told.check_seconds
            column.cpu_seconds += told.cpu_seconds
            column.fault = told.fault
            if told.fault is None:
                column.cells |= told.cells
                if self._cache is not None:
                    self._cache.put(tree, told.cells)

    def whole(self, room: _Room, tree: str, column: _Column, *, kept: bool = True) -> None:
        """Ask every check everything on this tree."""
        self.examine(room, tree, column, self._checks, kept=kept)

    def onwards(self, room: _Room, known: Known, tree: str, column: _Column) -> None:
        """Carry over what is known to hold on this tree, and run the rest."""
        began = time.monotonic()
        column.carried = {check: cell for check in self._checks if (cell := known.find(tree, check)) is not None}
        column.seconds += time.monotonic() - began
        self.examine(room, tree, column, [check for check in self._checks if check not in column.carried], again=True)
        began = time.monotonic()
        for check in column.cells:
            column.carried.pop(check, None)
        known.learn(tree, column.cells)
        column.seconds += time.monotonic() - began

    def contradiction(self, known: Known, tree: str, column: _Column) -> str | None:
        """Where a tree that was examined whole is not what the steps before foretell."""
        for check, cell in column.cells.items():
            foretold = known.find(tree, check)
            if foretold is not None and foretold.result.passed != cell.result.passed:
                return f"{check} on tree {tree[:10]}: {'failed' if foretold.result.passed else 'passed'} when looked at"
        return None

    @contextmanager
    def room(self, repository: Path, folder: Path, number: int, sources: Sources) -> Iterator[_Room]:
        """A room of this grader, open until left."""
        folder.mkdir(parents=True, exist_ok=True)
        opened = pygit2.Repository(str(repository))
        with CleanRoom(
            self._client,
            self._image,
            folder,
            WorkTree(opened, folder / "tree"),
            settings=self._task.grader,
            number=number,
            secret=self._secret,
            run=self._run,
            trial=self._trial,
        ) as room:
            yield _Room(room, opened, sources)


class _Work:
    """The grading of one trial, while it goes on."""

    def __init__(
        self,
        grader: Grader,
        repository: Path,
        distinct: list[str],
        rooms: Path,
        halted: threading.Event,
        progress: Callable[[int, int], None],
    ) -> None:
        self.columns: dict[str, _Column] = {}
        self._grader = grader
        self._repository = repository
        self._distinct = distinct
        self._rooms = rooms
        self._halted = halted
        self._progress = progress
        self._sources = Sources()
        self._lock = threading.Lock()
        self._open = ExitStack()
        self._opened = 0
        self._count = 0
        self._idle: list[_Room] = []
        progress(0, len(distinct))

    def __enter__(self) -> "_Work":
        self._open.callback(shutil.rmtree, self._rooms, ignore_errors=True)
        return self

    def __exit__(self, *raised: object) -> None:
        self._open.close()

    def brute_force(self) -> None:
        """Each whole, in a room of its own."""

        def alone(room: _Room, stretch: list[str]) -> None:
            for tree in stretch:
                room.room.renew()
                column = _Column()
                self._grader.whole(room, tree, column, kept=False)
                self._done(tree, column)

        self._count = 0  # they are graded a second time
        self._each([[tree] for tree in self._distinct], alone)

    def some(self, asked: Mapping[str, Sequence[str]]) -> None:
        """On each tree the checks that are asked for there."""

        def look(room: _Room, stretch: list[str]) -> None:
            for tree in stretch:
                column = _Column()
                self._grader.examine(room, tree, column, asked[tree])
                self._done(tree, column)

        self._each([[tree] for tree in asked], look)

    def carry_over(self) -> str | None:
        """Landmarks whole, and between them what can't be carried over; what was refuted, if anything."""
        places = landmarks(len(self._distinct))
        self._each([[self._distinct[place]] for place in places], self._whole)
        places = sorted(places)
        stretches = [self._distinct[first : last + 1] for first, last in pairwise(places) if last > first + 1]
        refuted: list[str] = []

        def fill(room: _Room, stretch: list[str]) -> None:
            known = Known(room.content)
            first, *between, last = stretch
            known.learn(first, self.columns[first].cells)
            for tree in between:
                if self._halted.is_set() or refuted:
                    return
                column = _Column()
                self._grader.onwards(room, known, tree, column)
                self._done(tree, column)
            contradiction = self._grader.contradiction(known, last, self.columns[last])
            if contradiction is not None:
                refuted.append(contradiction)

        if not self._halted.is_set():
            self._each(stretches, fill)
        return refuted[0] if refuted else None

    def verify(self, trees: Sequence[str]) -> str | None:
        """Ask everything on these trees of what was carried over to them or decided by one case; what was refuted."""
        refuted: list[str] = []

        def look(room: _Room, stretch: list[str]) -> None:
            for tree in stretch:
                column = self.columns[tree]
                unproven = column.unproven
                self._grader.whole(room, tree, column)
                column.carried = {}
                for check, cell in unproven.items():
                    real = column.cells.get(check)
                    if real is not None and real.result.passed != cell.result.passed:
                        refuted.append(f"{check} on tree {tree[:10]}")

        asked = [tree for tree in dict.fromkeys(trees) if self.columns[tree].unproven]
        self._each([[tree] for tree in asked], look)
        return refuted[0] if refuted else None

    def _whole(self, room: _Room, stretch: list[str]) -> None:
        for tree in stretch:
            column = _Column()
            self._grader.whole(room, tree, column)
            self._done(tree, column)

    def _done(self, tree: str, column: _Column) -> None:
        with self._lock:
            before = self.columns.get(tree)
            if before is not None:
                column.seconds += before.seconds
                column.check_seconds += before.check_seconds
                column.cpu_seconds += before.cpu_seconds
            self.columns[tree] = column
            self._count += 1
            self._progress(min(self._count, len(self._distinct)), len(self._distinct))

    def _each(self, stretches: Sequence[list[str]], work: Callable[[_Room, list[str]], None]) -> None:
        """Have each stretch done by one of the rooms, in this order."""
        waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
        for stretch in stretches:
            waiting.put(stretch)

        broken = threading.Event()

        def serve() -> None:
            room = self._borrow()
            if room is None:
                return
            while not (self._halted.is_set() or broken.is_set()):
                try:
                    stretch = waiting.get_nowait()
                except queue.Empty:
                    break
                try:
                    work(room, stretch)
                except BaseException:
                    broken.set()
                    raise
            with self._lock:
                self._idle.append(room)

        if stretches:
            with ThreadPoolExecutor(max_workers=min(ROOMS, len(stretches))) as pool:
                waits = [pool.submit(serve) for _ in range(min(ROOMS, len(stretches)))]
                try:
                    for done in waits:
                        done.result()
                except BaseException:
                    broken.set()  # leaving the pool waits for the others, who would first do all that is left
                    raise

    def _borrow(self) -> _Room | None:
        """A room, waiting only for the first: trials that each wait for one that the other has would wait for ever."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
            try:
                number = _numbers.get(block=not self._opened)
            except queue.Empty:
                return None
            self._open.callback(_numbers.put, number)
            folder = self._rooms / str(self._opened)
            self._opened += 1
            return self._open.enter_context(self._grader.room(self._repository, folder, number, self._sources))
