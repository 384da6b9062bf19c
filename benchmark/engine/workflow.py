"""A trial as a durable workflow: prepare, run, ship, grade, judge and bundle.

Each arrow is one recorded step: what has finished is never done again, and what was interrupted is
begun anew by whoever resumes the run. Steps hand each other plain data and leave the rest on disk.
"""

import shutil
import time
from typing import Any, TypedDict

from dbos import DBOS

from benchmark import __version__
from benchmark.engine.attempt import Attempt
from benchmark.engine.ledger import MAX_VOIDS, now
from benchmark.engine.runtime import Runtime, check_disk
from benchmark.grading.changes import changes
from benchmark.grading.judge import judge
from benchmark.grading.matrix import Grader
from benchmark.harness.deadline import Halted
from benchmark.recorder.steplog import BrokenChain, canonical, read_log
from benchmark.results.layout import file_digest
from benchmark.results.read import BadBundle, read_bundle
from benchmark.results.write import Parts, write_bundle
from benchmark.sandbox.engine import connect
from benchmark.spec.bundle import Bundle, Meter
from benchmark.spec.errors import BrokenBenchmark, UsageError
from benchmark.spec.files import remove_tree, write_atomic
from benchmark.spec.layout import AttemptPaths
from benchmark.spec.step import EndEvent, Record, SnapshotEvent
from benchmark.spec.verdict import Matrix, Verdict

_MIN_FREE = 512 * 1024 * 1024
"""Bytes of free disk below which nothing is begun."""

_runtime: Runtime | None = None


class Attempted(TypedDict):
    """What the run step leaves: the attempt, how it ended, and why it is void if it is."""

    attempt: int
    started: str
    seconds: float
    end: dict[str, Any] | None
    meter: dict[str, Any] | None
    fault: str | None


def use(runtime: Runtime) -> None:
    """Set the runtime that this process's workflows share."""
    global _runtime
    _runtime = runtime


def _current() -> Runtime:
    if _runtime is None:
        raise RuntimeError("no runtime; call use() first")
    return _runtime


@DBOS.workflow(name="trial")
def trial_workflow(trial: str) -> dict[str, Any]:
    """One trial, from its images to its bundle; returns the verdict."""
    seconds = {"prepare": prepare(trial)}
    attempted = run(trial)
    while attempted["fault"] is not None and rerun(trial):
        attempted = run(trial)
    seconds["run"] = attempted["seconds"]
    seconds["ship"] = ship(trial, attempted["attempt"])
    seconds["grade"] = grade(trial, attempted["attempt"])
    verdict = judged(trial, attempted)
    bundle(trial, attempted, verdict, seconds)
    return verdict


@DBOS.step()
def prepare(trial: str) -> float:
    """Have the images; seconds it took."""
    runtime, began = _current(), time.monotonic()
    runtime.progress[trial].enter("prepare")
    plan = runtime.trial(trial)
    try:
        runtime.task(plan.task)
        runtime.harness(plan.harness)
    except (BrokenBenchmark, UsageError) as error:
        runtime.fail(error)
    return _since(began)


@DBOS.step()
def run(trial: str) -> Attempted:
    """One attempt. A fault of the infrastructure makes it void; one that persists stops the run."""
    runtime, began, started = _current(), time.monotonic(), now()
    plan = runtime.trial(trial)
    runtime.progress[trial].enter("run", plan.max_steps)
    _check_disk(runtime)
    ledger = runtime.ledger(trial)
    number = ledger.begin()
    paths = runtime.paths.trial(trial).attempt(number)
    end = meter = fault = None
    try:
        result = Attempt(runtime, plan, paths).run()
        end = result.end.model_dump(mode="json")
        meter = result.meter.model_dump(mode="json") if result.meter else None
        ledger.finish(number)
    except Halted:
        runtime.park()
    except UsageError as error:
        runtime.fail(error)
    except (BrokenBenchmark, OSError) as error:
        if runtime.halted.is_set():
            runtime.park()
        fault = str(error)
        ledger.void(number, fault)
        _still_able(runtime)
    return Attempted(attempt=number, started=started, seconds=_since(began), end=end, meter=meter, fault=fault)


@DBOS.step()
def rerun(trial: str) -> bool:
    """Whether a void trial may be tried once more."""
    return _current().ledger(trial).voids() < MAX_VOIDS


@DBOS.step()
def ship(trial: str, attempt: int) -> float:
    """Let go of the living workspace: from here on there are only snapshots."""
    runtime, began = _current(), time.monotonic()
    runtime.progress[trial].enter("ship")
    paths = runtime.paths.trial(trial).attempt(attempt)
    for folder in paths.living:
        remove_tree(folder)
    return _since(began)


@DBOS.step()
def grade(trial: str, attempt: int) -> float:
    """Grade every distinct snapshot; the matrix is left on disk."""
    runtime, began = _current(), time.monotonic()
    runtime.progress[trial].enter("grade")
    plan, paths = runtime.trial(trial), runtime.paths.trial(trial)
    loaded, images = runtime.task(plan.task)
    records, _ = _log(paths.attempt(attempt))
    trees = tuple(record.event.tree for record in records if isinstance(record.event, SnapshotEvent))
    progress = runtime.progress[trial]

    def show(done: int, total: int) -> None:
        progress.done, progress.total = done, total

    if trees:
        grader = Grader(
            runtime.client,
            runtime.layout,
            image=images.grader,
            task=loaded.task,
            checks=loaded.checks,
            run=runtime.plan.id,
            trial=trial,
        )
        try:
            matrix = grader.matrix(
                paths.attempt(attempt).snapshots,
                trees,
                paths.rooms,
                localise=runtime.plan.localise,
                halted=runtime.halted,
                progress=show,
            )
        except (BrokenBenchmark, OSError) as error:
            _give_up(runtime, error)
        if runtime.halted.is_set():
            runtime.park()
        write_atomic(paths.matrix, canonical(matrix.model_dump(mode="json")))
    return _since(began)


@DBOS.step()
def judged(trial: str, attempted: Attempted) -> dict[str, Any]:
    """The verdict, from the log, the matrix and the snapshots alone."""
    runtime = _current()
    runtime.progress[trial].enter("judge")
    plan, paths = runtime.trial(trial), runtime.paths.trial(trial)
    loaded, _ = runtime.task(plan.task)
    attempt = paths.attempt(attempted["attempt"])
    records, problem = _log(attempt)
    try:
        changed = changes(attempt.snapshots) if attempt.snapshots.is_dir() else None
    except ValueError:
        changed = None
    verdict = judge(
        records=records,
        matrix=_matrix(runtime, trial),
        checks=loaded.checks,
        required_steps=loaded.task.required_steps,
        max_steps=plan.max_steps,
        scope=loaded.task.scope,
        changes=changed,
        fault=attempted["fault"],
        log_problem=problem,
        localise=runtime.plan.localise,
    )
    return verdict.model_dump(mode="json")


@DBOS.step()
def bundle(trial: str, attempted: Attempted, verdict: dict[str, Any], seconds: dict[str, float]) -> None:
    """Write the bundle, then drop what it was made of."""
    runtime = _current()
    runtime.progress[trial].enter("bundle")
    plan, paths = runtime.trial(trial), runtime.paths.trial(trial)
    loaded, images = runtime.task(plan.task)
    harness, toolbox = runtime.harness(plan.harness)
    attempt = paths.attempt(attempted["attempt"])
    if paths.bundle.exists():
        # The runner was killed between the bundle and its record; a sound bundle is kept.
        try:
            read_bundle(paths.bundle)
        except BadBundle:
            shutil.rmtree(paths.bundle)
    if not paths.bundle.exists():
        header = Bundle(
            run=runtime.plan.id,
            trial=plan,
            track=plan.track,
            attempt=attempted["attempt"],
            task=loaded.task,
            checks=loaded.checks,
            harness_title=harness.spec.title,
            harness_version=harness.spec.version,
            agent_image=images.agent,
            grader_image=images.grader,
            toolbox_image=toolbox.toolbox,
            plan_digest=file_digest(runtime.paths.plan),
            suite_version=__version__,
            started=attempted["started"],
            finished=now(),
            seconds=seconds,
            localise=runtime.plan.localise,
            end=EndEvent.model_validate(attempted["end"]) if attempted["end"] else None,
            meter=Meter.model_validate(attempted["meter"]) if attempted["meter"] else None,
            files={},
        )
        try:
            write_bundle(
                paths.bundle,
                header,
                Parts(
                    instruction=loaded.instruction(),
                    steps=_existing(attempt.steps),
                    snapshots=_existing(attempt.snapshots),
                    matrix=_matrix(runtime, trial),
                    verdict=Verdict.model_validate(verdict),
                    ledger=runtime.ledger(trial).entries(),
                    harness_log=_existing(attempt.harness_log),
                ),
            )
        except OSError as error:
            _give_up(runtime, error)
    paths.matrix.unlink(missing_ok=True)
    remove_tree(attempt.root)
    runtime.progress[trial].end(str(verdict["outcome"]))


def _log(attempt: AttemptPaths) -> tuple[list[Record], str | None]:
    if not attempt.steps.is_file():
        return [], None
    try:
        return read_log(attempt.steps), None
    except BrokenChain as error:
        return [], str(error)


def _matrix(runtime: Runtime, trial: str) -> Matrix | None:
    path = runtime.paths.trial(trial).matrix
    return Matrix.model_validate_json(path.read_bytes()) if path.is_file() else None


def _existing(path: Any) -> Any:
    return path if path.exists() else None


def _check_disk(runtime: Runtime) -> None:
    try:
        check_disk(runtime.layout, _MIN_FREE, plan=runtime.plan.id)
    except BrokenBenchmark as error:
        runtime.fail(error)


def _still_able(runtime: Runtime) -> None:
    """Stop the run if the fault was not this attempt's alone."""
    _check_disk(runtime)
    try:
        connect().close()
    except BrokenBenchmark as error:
        runtime.fail(error)


def _give_up(runtime: Runtime, error: Exception) -> None:
    """A fault while grading or bundling stops the run: the trial is as good as it was, and is resumed."""
    if runtime.halted.is_set():
        runtime.park()
    _check_disk(runtime)
    runtime.fail(error if isinstance(error, BrokenBenchmark) else BrokenBenchmark(str(error), fix="then bench resume"))


def _since(began: float) -> float:
    return round(time.monotonic() - began, 3)
