"""Proves a task by running it: what lint can only believe.

The reference must turn each milestone true exactly at the last action it owns and break no guard; every action must be
needed (1-minimal: without it, some check fails at the end); grades of one tree must be equal; an emptied workspace and
random edits must earn nothing. An impossible task must be so: before its demand is forced all else holds, afterwards
its guards don't. Problems are data.
"""

import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docker

from benchmark.engine.proofs import Proof, keep, kept
from benchmark.engine.runtime import TaskImages, build_task
from benchmark.grading.matrix import ROOMS, Grader, grade_once
from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.snapshots import Snapshots
from benchmark.sandbox.agent import AgentContainer, Mounts, fill_workspace, make_private
from benchmark.sandbox.images import Images
from benchmark.sandbox.shell import COMMAND, Shell
from benchmark.spec.action import Action
from benchmark.spec.layout import Layout
from benchmark.spec.task import Check, Impossible
from benchmark.spec.verdict import Grade
from benchmark.suite.lint import Problem
from benchmark.suite.load import LoadedTask
from benchmark.suite.locate import Suite

Announce = Callable[[str], None]

_REPEATS = 3
_SCRIBBLES = 4
"""Files that are edited at random."""


class Prover:
    """Proves tasks on one engine."""

    def __init__(self, client: docker.DockerClient, layout: Layout, suite: Suite, announce: Announce) -> None:
        self._client = client
        self._layout = layout
        self._suite = suite
        self._announce = announce
        self._images = Images(client, layout, announce)

    def prove(self, loaded: LoadedTask, *, minimal: bool, again: bool = False) -> Proof:
        """Prove one task, or take its kept proof if nothing of its images changed.

        Args:
            loaded: the task.
            minimal: also leave out each action in turn.
            again: prove it even if there is a kept proof.
        """
        images = build_task(self._images, self._suite, self._layout, loaded)
        proof = None if again else kept(self._layout, loaded.task, images.agent, images.grader)
        if proof is not None and proof.minimal >= minimal:
            self._announce(f"{loaded.name}: proven on {proof.proven[:10]}; nothing changed since")
            return proof.model_copy(update={"reused": True})
        proof = self._prove(loaded, images, minimal=minimal)
        if not proof.problems:
            keep(self._layout, loaded.task, proof)
        return proof

    def _prove(self, loaded: LoadedTask, images: TaskImages, *, minimal: bool) -> Proof:
        began, where = time.monotonic(), str(loaded.folder)
        actions = images.reference.actions
        problems = []
        if len(actions) != loaded.task.required_steps:
            problems.append(
                Problem(where, f"the reference has {len(actions)} actions; R is {loaded.task.required_steps}")
            )
        with self._scratch(loaded) as folder:
            player = _Player(self._client, loaded, images, self._images.workspace(images.agent), folder)
            self._announce(f"{loaded.name}: playing the reference")
            played = player.play(actions)
            problems += [Problem(where, text) for text in played.failed]
            self._announce(f"{loaded.name}: grading {len(set(played.trees))} snapshots")
            grades = self._grades(loaded, images, player.repository, played.trees, folder)
            problems += [Problem(where, text) for text in _law(loaded, played.trees, grades)]
            repeats = self._repeated(loaded, images, player, played.trees[-1], folder)
            problems += [Problem(where, text) for text in _unequal(repeats)]
            problems += [Problem(where, text) for text in self._undeserved(loaded, images, player, folder)]
            left_out = 0
            if minimal:
                self._announce(f"{loaded.name}: leaving out each of {len(actions)} actions")
                trees = player.without_each(actions)
                left_out = len(trees)
                broken = loaded.task.impossible.guards if loaded.task.impossible else ()
                ends = self._grades(loaded, images, player.repository, trees, folder)
                problems += [
                    Problem(
                        where,
                        f"action {number} ({actions[number - 1].title}) is not needed: all checks pass without it",
                    )
                    for number, tree in enumerate(trees, 1)
                    if all(result.passed for name, result in ends[tree].results.items() if name not in broken)
                ]
        # What the cache had from another run took no time.
        ran = [grade for grade in grades.values() if grade.check_seconds > 0] or repeats
        seconds = sorted(grade.seconds for grade in ran)
        return Proof(
            task=loaded.name,
            title=loaded.task.title,
            family=loaded.task.family,
            occupation=loaded.task.occupation,
            impossible=loaded.task.impossible is not None,
            tier=loaded.task.tier,
            required_steps=loaded.task.required_steps,
            checks=len(loaded.checks),
            agent_image=images.agent,
            grader_image=images.grader,
            agent_image_bytes=_size(self._client, images.agent),
            grader_image_bytes=_size(self._client, images.grader),
            grade_seconds=seconds[len(seconds) // 2],
            minimal=minimal,
            leave_one_out=left_out,
            seconds=round(time.monotonic() - began, 1),
            proven=datetime.now(UTC).isoformat(timespec="seconds"),
            problems=tuple(problems),
        )

    @contextmanager
    def _scratch(self, loaded: LoadedTask) -> Iterator[Path]:
        folder = self._layout.root / "proofs" / f"{loaded.name}-{time.time_ns()}"
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _grades(
        self, loaded: LoadedTask, images: TaskImages, repository: Path, trees: tuple[str, ...], folder: Path
    ) -> dict[str, Grade]:
        grader = Grader(
            self._client, self._layout, image=images.grader, task=loaded.task, checks=loaded.checks, run="", trial=""
        )
        last = time.monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal last
            if time.monotonic() - last > 15:
                last = time.monotonic()
                self._announce(f"{loaded.name}: graded {done} of {total}")

        matrix = grader.matrix(
            repository, trees, folder / "rooms", localise="exact", halted=threading.Event(), progress=progress
        )
        return dict(matrix.grades)

    def _undeserved(self, loaded: LoadedTask, images: TaskImages, player: "_Player", folder: Path) -> Iterator[str]:
        """Milestones that nobody worked for: of an emptied workspace, and of one with a few random edits."""
        trees = {"an emptied workspace": player.emptied(), "random edits": player.scribbled()}
        grades = self._grades(loaded, images, player.repository, tuple(trees.values()), folder)
        for what, tree in trees.items():
            if grades[tree].fault is not None:
                yield f"the grader did not finish on {what}: {grades[tree].fault}"
            for check in loaded.checks:
                result = grades[tree].results.get(check.id)
                if check.kind == "milestone" and result is not None and result.passed:
                    yield f"milestone {check.id} passes on {what}"

    def _repeated(
        self, loaded: LoadedTask, images: TaskImages, player: "_Player", tree: str, folder: Path
    ) -> list[Grade]:
        """Several grades of one tree, without the cache."""

        def again(number: int) -> Grade:
            return grade_once(
                self._client,
                images.grader,
                loaded.task,
                loaded.checks,
                player.repository,
                tree,
                folder / f"again-{number}",
            )

        with ThreadPoolExecutor(ROOMS) as pool:
            return list(pool.map(again, range(_REPEATS)))


def _unequal(grades: Sequence[Grade]) -> Iterator[str]:
    """What is wrong with grades of one tree, which must be finished and equal."""
    for grade in grades:
        if grade.fault is not None:
            yield f"the grader did not finish on the reference's artifact: {grade.fault}"
    verdicts = [{name: result.passed for name, result in grade.results.items()} for grade in grades]
    if any(verdict != verdicts[0] for verdict in verdicts):
        yield f"{_REPEATS} grades of the reference's artifact differ"


@dataclass(frozen=True)
class _Played:
    trees: tuple[str, ...]
    failed: tuple[str, ...]


class _Player:
    """Plays actions in the agent's container and takes the trees."""

    def __init__(
        self, client: docker.DockerClient, loaded: LoadedTask, images: TaskImages, pristine: Path, folder: Path
    ) -> None:
        self._client = client
        self._loaded = loaded
        self._images = images
        self._pristine = pristine
        self._folder = folder
        self._workspace = folder / "workspace"
        self.repository = folder / "snapshots.git"
        make_private(self._workspace)
        make_private(folder / "home")
        self._limits = ScanLimits(total=loaded.task.limits.disk_mb * 1024 * 1024)
        self._snapshots = Snapshots(self.repository, self._workspace, self._limits)
        self._taken = 0

    def play(self, actions: tuple[Action, ...]) -> _Played:
        """The tree before the first action and after each."""
        fill_workspace(self._pristine, self._workspace)
        trees, failed = [self._tree()], []
        with self._shell() as shell:
            for number, action in enumerate(actions, 1):
                result = shell.run(action.shell(), 300.0)
                if result.status != 0:
                    text = result.output.decode("utf-8", "replace")[-200:]
                    failed.append(f"action {number} ({action.title}) ended with {result.status}: {text}")
                trees.append(self._tree())
        return _Played(tuple(trees), tuple(failed))

    def without_each(self, actions: tuple[Action, ...]) -> tuple[str, ...]:
        """For each action the final tree of the reference without it."""
        self._reset()
        if all(action.edit is not None for action in actions):
            return tuple(self._edited(actions, left_out) for left_out in range(len(actions)))
        trees = []
        with self._shell() as shell:
            for left_out in range(len(actions)):
                self._reset()
                for number, action in enumerate(actions):
                    if number != left_out:
                        shell.run(action.shell(), 300.0)
                trees.append(self._tree())
        return tuple(trees)

    def emptied(self) -> str:
        """The tree of a workspace in which there is nothing any more."""
        self._clear()
        return self._tree()

    def scribbled(self) -> str:
        """The tree of the untouched task after a few random edits: always the same ones."""
        self._reset()
        rng = random.Random(self._loaded.name)  # noqa: S311
        files = sorted(path for path in self._workspace.rglob("*") if path.is_file() and not path.is_symlink())
        for path in rng.sample(files, min(_SCRIBBLES, len(files))):
            lines = path.read_bytes().splitlines(keepends=True)
            if lines:
                lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
                lines.append(rng.choice(lines))
                path.write_bytes(b"".join(lines))
        return self._tree()

    def _edited(self, actions: tuple[Action, ...], left_out: int) -> str:
        """The same for a reference of edits alone, made here: R x R edits would take hours in a container."""
        edits = [action.edit for action in actions if action.edit is not None]
        # Every file starts as it was, those too whose only edit is the one left out.
        texts = {edit.path: (self._pristine / edit.path).read_text(encoding="utf-8") for edit in edits}
        for number, edit in enumerate(edits):
            if number != left_out and texts[edit.path].count(edit.old) == 1:
                texts[edit.path] = texts[edit.path].replace(edit.old, edit.new)
        for path, text in texts.items():
            target = self._workspace / path
            if target.read_text(encoding="utf-8") != text:
                target.write_text(text, encoding="utf-8")
        return self._tree()

    def _reset(self) -> None:
        self._clear()
        fill_workspace(self._pristine, self._workspace)

    def _clear(self) -> None:
        for entry in self._workspace.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()

    def _tree(self) -> str:
        self._taken += 1
        return self._snapshots.take(self._taken).tree

    @contextmanager
    def _shell(self) -> Iterator[Shell]:
        container = AgentContainer(
            self._client,
            self._images.agent,
            COMMAND,
            mounts=Mounts(self._workspace, self._folder / "home", self._folder / "etc"),
            limits=self._loaded.task.limits,
            extra_memory_mb=0,
            env={},
            run="",
            trial="",
            stdin=True,
        )
        try:
            yield Shell(container.stream)
        finally:
            container.remove()


def _size(client: docker.DockerClient, image: str) -> int:
    return int(client.images.get(image).attrs["Size"])


def _law(loaded: LoadedTask, trees: tuple[str, ...], grades: dict[str, Grade]) -> Iterator[str]:
    """Where the reference run departs from what checks.toml declares."""
    for tree in dict.fromkeys(trees):
        if grades[tree].fault is not None:
            yield f"the grader did not finish on the tree after action {trees.index(tree)}: {grades[tree].fault}"
            return
    impossible = loaded.task.impossible
    for check in loaded.checks:
        if check.transient or (impossible and check.id in impossible.guards):
            continue
        turns_at = check.last_action or 0
        for step, tree in enumerate(trees):
            result = grades[tree].results[check.id]
            if result.passed != (step >= turns_at):
                state = "true" if result.passed else "false"
                yield (
                    f"{check.kind} {check.id} is {state} after action {step}, and should be true from {turns_at} on"
                    + (f": {result.message}" if result.message else "")
                )
                break
    if impossible is not None:
        yield from _contradiction(impossible, loaded.checks, trees, grades)


def _contradiction(
    impossible: Impossible, checks: tuple[Check, ...], trees: tuple[str, ...], grades: dict[str, Grade]
) -> Iterator[str]:
    """Where an impossible task is possible: its guards hold until the demand is forced, and never together with it."""
    demand = next(check for check in checks if check.id == impossible.demand)
    forced_from = demand.first_action or 0
    for guard in impossible.guards:
        for step, tree in enumerate(trees):
            results = grades[tree].results
            if step < forced_from and not results[guard].passed:
                yield f"guard {guard} is false after action {step}, before anything is forced: {results[guard].message}"
                break
            if results[guard].passed and results[demand.id].passed:
                yield f"guard {guard} and the demand {demand.id} both hold after action {step}: the task can be done"
                break
