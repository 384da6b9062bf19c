"""Proves a task by running it: what lint can only believe.

The reference must turn each milestone true exactly at the last action it owns and break no guard; without that action
the milestone must fail at the end; in a true chain, without all that a milestone owns the next one must fail, too.
Every action must be needed (1-minimal: without it, some check fails at the end). Grades of one tree must be equal, an
emptied workspace and random edits must earn nothing, and garbling what a check says that it doesn't read must change
nothing. No layer of the agent's image may hold what was kept from it; grades and images must keep within their
budgets. An impossible task must be so: before its demand is forced all else holds, afterwards its guards don't.
Problems are data.
"""

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import docker

from benchmark.engine.garble import misread
from benchmark.engine.player import Player
from benchmark.engine.proofs import Proof, keep, kept
from benchmark.engine.runtime import TaskImages, build_task
from benchmark.engine.traces import Secrets
from benchmark.grading.matrix import ROOMS, Grader
from benchmark.sandbox import layers
from benchmark.sandbox.images import Images
from benchmark.spec.action import Action
from benchmark.spec.layout import Layout
from benchmark.spec.task import Check, Impossible, Tier
from benchmark.spec.verdict import CheckResult, Grade
from benchmark.suite import contexts
from benchmark.suite.lint import Problem
from benchmark.suite.load import LoadedTask
from benchmark.suite.locate import Suite

Announce = Callable[[str], None]

DRAWS = 3
"""Grades of what the reference made, at least."""

GRADE_SECONDS = {Tier.EASY: 30, Tier.MEDIUM: 30, Tier.HARD: 90, Tier.EXTREME: 90}
"""Tier -> seconds that a grade may take."""

IMAGE_BYTES = 2_000_000_000
_QUIET_SECONDS = 15


class Prover:
    """Proves tasks on one engine."""

    def __init__(self, client: docker.DockerClient, layout: Layout, suite: Suite, announce: Announce) -> None:
        self._client = client
        self._layout = layout
        self._suite = suite
        self._announce = announce
        self._images = Images(client, layout, announce)

    def prove(self, loaded: LoadedTask, *, minimal: bool, again: bool = False, draws: int = DRAWS) -> Proof:
        """Prove one task, or take its kept proof if nothing of its images changed.

        Args:
            loaded: the task.
            minimal: also leave out each action in turn.
            again: prove it even if there is a kept proof.
            draws: how often to grade what the reference made, each time drawing anew what is asked.
        """
        images = build_task(self._images, self._suite, self._layout, loaded)
        proof = None if again else kept(self._layout, loaded.task, images.agent, images.grader)
        if proof is not None and proof.minimal >= minimal and proof.draws >= draws:
            self._announce(f"{loaded.name}: proven on {proof.proven[:10]}; nothing changed since")
            return proof.model_copy(update={"reused": True})
        proof = self._prove(loaded, images, minimal=minimal, draws=draws)
        if not proof.problems:
            keep(self._layout, loaded.task, proof)
        return proof

    def _prove(self, loaded: LoadedTask, images: TaskImages, *, minimal: bool, draws: int) -> Proof:
        began, where = time.monotonic(), str(loaded.folder)
        actions = images.reference.actions
        problems = []
        if len(actions) != loaded.task.required_steps:
            problems.append(
                Problem(where, f"the reference has {len(actions)} actions; R is {loaded.task.required_steps}")
            )
        with self._scratch(loaded) as folder:
            player = Player(self._client, loaded, images, self._images.workspace(images.agent), folder)
            self._announce(f"{loaded.name}: playing the reference")
            played = player.play(actions)
            problems += [Problem(where, text) for text in played.failed]
            secrets = Secrets(
                contexts.agent_context(loaded, self._layout).files,
                contexts.grader_context(loaded, self._layout).files,
                actions,
                player.changed(),
            )
            held = layers.files(self._client, images.agent, self._images.base())
            problems += [Problem(where, told) for path, data in held if (told := secrets.found(path, data)) is not None]
            self._announce(f"{loaded.name}: grading {len(set(played.trees))} snapshots")
            grades = self._grades(loaded, images, player.repository, played.trees, folder)
            problems += [Problem(where, text) for text in _law(loaded, played.trees, grades)]
            repeats = self._repeated(loaded, images, player, played.trees[-1], folder, draws)
            problems += [Problem(where, text) for text in _unequal(loaded, repeats)]
            problems += [Problem(where, text) for text in self._undeserved(loaded, images, player, folder)]
            self._announce(f"{loaded.name}: garbling what checks don't read")
            grader = self._grader(loaded, images, None)
            garbled, wrong = misread(grader, loaded.checks, player, played.trees[-1], folder / "garbled")
            problems += [Problem(where, text) for text in wrong]
            left_out = range(1, len(actions) + 1) if minimal else sorted(_subjects(loaded.checks))
            self._announce(f"{loaded.name}: leaving out each of {len(left_out)} actions, and each milestone's")
            parts = [range(number, number + 1) for number in left_out] + list(stages(loaded.checks).values())
            without = player.without(actions, dict.fromkeys(parts))
            ends = self._missed(loaded, images, player.repository, without, folder)
            faults = {grade.fault for grade in ends.values() if grade.fault is not None}
            problems += [Problem(where, f"the grader did not finish without some actions: {told}") for told in faults]
            ended = {part: grade.results for part, grade in ends.items()}
            single = {number: ended[range(number, number + 1)] for number in left_out}
            problems += [Problem(where, text) for text in _unneeded(loaded, actions, single)]
            links = linked(loaded.checks, ended)
            problems += [Problem(where, text) for text in _unlinked(loaded, links)]
        # What the cache had from another run took no time.
        ran = [grade for grade in grades.values() if grade.check_seconds > 0] or repeats
        seconds = sorted(grade.seconds for grade in ran)
        size = _size(self._client, images.agent)
        problems += [Problem(where, text) for text in _budgets(loaded, seconds[len(seconds) // 2], size)]
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
            agent_image_bytes=size,
            grader_image_bytes=_size(self._client, images.grader),
            grade_seconds=seconds[len(seconds) // 2],
            minimal=minimal,
            leave_one_out=len(left_out),
            garbled=garbled,
            links=sum(links.values()),
            draws=draws,
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

    def _grader(self, loaded: LoadedTask, images: TaskImages, layout: Layout | None) -> Grader:
        return Grader(
            self._client, layout, image=images.grader, task=loaded.task, checks=loaded.checks, run="", trial=""
        )

    def _sparing(self, what: str) -> Callable[[int, int], None]:
        """Announces how far something is, but not all the time."""
        last = time.monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal last
            if time.monotonic() - last > _QUIET_SECONDS:
                last = time.monotonic()
                self._announce(f"{what} {done} of {total}")

        return progress

    def _grades(
        self, loaded: LoadedTask, images: TaskImages, repository: Path, trees: tuple[str, ...], folder: Path
    ) -> dict[str, Grade]:
        grader = self._grader(loaded, images, self._layout)
        progress = self._sparing(f"{loaded.name}: graded")
        matrix = grader.matrix(
            repository, trees, folder / "rooms", localise="exact", halted=threading.Event(), progress=progress
        )
        if matrix.refuted is not None:
            # Something may have run out of time; on a quiet machine it is a check that hangs on what it hides.
            self._announce(
                f"{loaded.name}: graded each snapshot anew, since a check was not what it should be: {matrix.refuted}"
            )
        return dict(matrix.grades)

    def _missed(
        self, loaded: LoadedTask, images: TaskImages, repository: Path, without: Mapping[range, str], folder: Path
    ) -> dict[range, Grade]:
        """Actions that were left out -> what their milestone and the next one say then.

        Only where neither fails are all other checks asked, too.
        """
        follows = dict(pairwise(lasting(loaded.checks)))
        nearest: dict[str, list[str]] = {}
        for part, tree in without.items():
            owner = next(check for check, owns in stages(loaded.checks).items() if part[0] in owns)
            nearest.setdefault(tree, []).extend([owner, follows[owner]] if owner in follows else [owner])
        grader = self._grader(loaded, images, self._layout)

        def ask(asked: Mapping[str, Sequence[str]]) -> dict[str, Grade]:
            progress = self._sparing(f"{loaded.name}: graded")
            return grader.some(repository, asked, folder / "rooms", halted=threading.Event(), progress=progress)

        grades = ask(nearest)
        unharmed = [tree for tree, grade in grades.items() if all(found.passed for found in grade.results.values())]
        grades |= ask({tree: [check.id for check in loaded.checks] for tree in unharmed})
        return {part: grades[tree] for part, tree in without.items()}

    def _undeserved(self, loaded: LoadedTask, images: TaskImages, player: Player, folder: Path) -> Iterator[str]:
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
        self, loaded: LoadedTask, images: TaskImages, player: Player, tree: str, folder: Path, draws: int
    ) -> list[Grade]:
        """Several grades of one tree, without the cache: what is asked is drawn anew for each."""

        def again(number: int) -> Grade:
            room = folder / f"again-{number}"
            matrix = self._grader(loaded, images, None).matrix(
                player.repository, (tree,), room, localise="final", halted=threading.Event(), progress=lambda *_: None
            )
            return matrix.grades[tree]

        found: list[Grade] = []
        progress = self._sparing(f"{loaded.name}: asked what was drawn anew")
        with ThreadPoolExecutor(ROOMS) as pool:
            try:
                for grade in pool.map(again, range(draws)):
                    found.append(grade)
                    progress(len(found), draws)
            except BaseException:
                pool.shutdown(cancel_futures=True)  # whoever interrupts does not want to wait for the rest
                raise
        return found


def _unequal(loaded: LoadedTask, grades: Sequence[Grade]) -> Iterator[str]:
    """What is wrong with grades of what the reference made: they must be finished, and all pass whatever was drawn."""
    for grade in grades:
        if grade.fault is not None:
            yield f"the grader did not finish on the reference's artifact: {grade.fault}"
    broken = loaded.task.impossible.guards if loaded.task.impossible else ()
    for check in loaded.checks:
        failed = [found for grade in grades if (found := grade.results.get(check.id)) and not found.passed]
        meant = len(failed) == len(grades) and (check.transient or check.id in broken)
        if failed and not meant:
            yield (
                f"{check.id} failed in {len(failed)} of {len(grades)} grades of the reference's artifact"
                f" ({failed[0].message})"
            )


def _subjects(checks: Sequence[Check]) -> set[int]:
    """The last action of each milestone: without it, what the milestone is about is not done."""
    return {check.last_action for check in checks if check.last_action is not None}


def _unneeded(
    loaded: LoadedTask, actions: Sequence[Action], ended: Mapping[int, Mapping[str, CheckResult]]
) -> Iterator[str]:
    """Actions that are not missed when they are left out, and milestones that don't miss their own last one.

    Args:
        loaded: the task.
        actions: its reference.
        ended: action, from 1 -> the results at the end of the reference without it.
    """
    broken = loaded.task.impossible.guards if loaded.task.impossible else ()
    for number, results in ended.items():
        title = actions[number - 1].title
        if all(result.passed for name, result in results.items() if name not in broken):
            yield f"action {number} ({title}) is not needed: all checks pass without it"
            continue
        for check in loaded.checks:
            if check.last_action == number and check.id in results and results[check.id].passed:
                yield f"milestone {check.id} passes without action {number} ({title}), the last that it owns"


def stages(checks: Sequence[Check]) -> dict[str, range]:
    """Milestone -> the actions that it owns, in the order of the reference."""
    return {
        check.id: range(check.first_action, check.last_action + 1)
        for check in checks
        if check.first_action is not None and check.last_action is not None
    }


def lasting(checks: Sequence[Check]) -> dict[str, range]:
    """The same of those that stay true to the end, which alone can tell of others."""
    return stages([check for check in checks if not check.transient])


def linked(checks: Sequence[Check], ended: Mapping[range, Mapping[str, CheckResult]]) -> dict[str, bool]:
    """Whether what comes next hangs on a milestone: milestone, but the last -> whether the next one misses its actions.

    Args:
        checks: the task's checks.
        ended: actions, from 1 -> the results at the end of the reference without them.
    """
    owned = lasting(checks)
    return {
        stage: not ended[owned[stage]][following].passed
        for stage, following in pairwise(owned)
        if ended[owned[stage]]  # else the grader did not finish, which is a problem of its own
    }


def _unlinked(loaded: LoadedTask, links: Mapping[str, bool]) -> Iterator[str]:
    """Where a true chain is none."""
    if loaded.task.chain:
        for stage, holds in links.items():
            if not holds:
                yield f"a true chain, and yet what follows on milestone {stage} passes without all that it owns"


def _budgets(loaded: LoadedTask, seconds: float, size: int) -> Iterator[str]:
    """What takes too long, or is too large."""
    most = GRADE_SECONDS[loaded.task.tier]
    if seconds > most:
        yield f"a grade takes {seconds:.0f} s, in the median; {most} s is the budget of tier {loaded.task.tier}"
    if size > IMAGE_BYTES:
        yield f"the agent's image has {size / 1e6:.0f} MB; {IMAGE_BYTES / 1e6:.0f} MB is the budget"


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
