"""Fills the check x step matrix: every distinct tree of a trial, graded once, by several rooms at a time."""

import os
import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

import docker
import pygit2

from benchmark.grading.cache import GradeCache
from benchmark.grading.cleanroom import CleanRoom
from benchmark.grading.materialise import WorkTree
from benchmark.spec.layout import Layout
from benchmark.spec.task import Check, Task
from benchmark.spec.verdict import Grade, Matrix

ROOMS = (os.cpu_count() or 1) + 1
"""Clean rooms open at the same time in this process: one more than cores, since each also waits for the engine."""

_numbers: "queue.SimpleQueue[int]" = queue.SimpleQueue()
for _number in range(ROOMS):
    _numbers.put(_number)


@contextmanager
def _room_number() -> Iterator[int]:
    """A number no other open room has; waits until one is free."""
    number = _numbers.get()
    try:
        yield number
    finally:
        _numbers.put(number)


_grading: set[tuple[str, str]] = set()
_changed = threading.Condition()


@contextmanager
def _one_at_a_time(image: str, tree: str) -> Iterator[None]:
    """Held by one thread of this process for each tree and grader image."""
    key = (image, tree)
    with _changed:
        _changed.wait_for(lambda: key not in _grading)
        _grading.add(key)
    try:
        yield
    finally:
        with _changed:
            _grading.discard(key)
            _changed.notify_all()


class Grader:
    """Grades the snapshots of one trial."""

    def __init__(
        self,
        client: docker.DockerClient,
        layout: Layout,
        *,
        image: str,
        task: Task,
        checks: tuple[Check, ...],
        run: str,
        trial: str,
    ) -> None:
        self._client = client
        self._image = image
        self._task = task
        self._checks = checks
        self._run = run
        self._trial = trial
        self._cache = GradeCache(layout, image)

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
        distinct = list(dict.fromkeys(trees if localise == "exact" else trees[-1:]))
        grades = {tree: found for tree in distinct if (found := self._cache.get(tree)) is not None}
        progress(len(grades), len(distinct))
        missing = [tree for tree in distinct if tree not in grades]
        # The two ends first: they decide pass or fail, whatever happens to the rest.
        missing = list(dict.fromkeys([*missing[-1:], *missing[:1], *missing]))
        waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        for tree in missing:
            waiting.put(tree)
        lock = threading.Lock()

        def work(number: int) -> None:
            folder = rooms / str(number)
            folder.mkdir(parents=True, exist_ok=True)
            with self._room(repository, folder) as room:
                while not halted.is_set():
                    try:
                        tree = waiting.get_nowait()
                    except queue.Empty:
                        return
                    grade = self._once(tree, partial(room.grade, tree))
                    with lock:
                        grades[tree] = grade
                        progress(len(grades), len(distinct))

        try:
            with ThreadPoolExecutor(max_workers=max(1, min(ROOMS, len(missing)))) as pool:
                for done in [pool.submit(work, number) for number in range(min(ROOMS, len(missing)))]:
                    done.result()
        finally:
            shutil.rmtree(rooms, ignore_errors=True)
        return Matrix(trees=trees, grades=grades)

    def _once(self, tree: str, grade: Callable[[], Grade]) -> Grade:
        """The tree's grade; trials that have a tree in common wait for whoever came first."""
        with _one_at_a_time(self._image, tree):
            found = self._cache.get(tree)
            if found is None:
                found = grade()
                self._cache.put(found)
            return found

    @contextmanager
    def _room(self, repository: Path, folder: Path) -> Iterator[CleanRoom]:
        with _room_number() as number:
            work_tree = WorkTree(pygit2.Repository(str(repository)), folder / "tree")
            with CleanRoom(
                self._client,
                self._image,
                folder,
                work_tree,
                settings=self._task.grader,
                checks=self._checks,
                number=number,
                run=self._run,
                trial=self._trial,
            ) as room:
                yield room


def grade_once(
    client: docker.DockerClient,
    image: str,
    task: Task,
    checks: tuple[Check, ...],
    repository: Path,
    tree: str,
    folder: Path,
) -> Grade:
    """Grade one tree without the cache, in a room of its own in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with _room_number() as number:
        work_tree = WorkTree(pygit2.Repository(str(repository)), folder / "tree")
        with CleanRoom(
            client, image, folder, work_tree, settings=task.grader, checks=checks, number=number, run="", trial=""
        ) as room:
            return room.grade(tree)
