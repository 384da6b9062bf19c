"""Executes a pre-registered run, or what is left of it, and stops without leaving anything behind."""

import fcntl
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from dbos import DBOS, DBOSConfig, SetWorkflowID

from benchmark.engine.runtime import Runtime, check_disk
from benchmark.engine.workflow import trial_workflow, use
from benchmark.results.impossible import Entrant, disqualified, impossible
from benchmark.results.junit import junit
from benchmark.results.read import ReadBundle, read_bundle
from benchmark.sandbox.engine import connect
from benchmark.sandbox.reaper import reap, remove_own
from benchmark.spec.errors import BenchError, BrokenBenchmark, Ended, ExitCode, Interrupted, UsageError
from benchmark.spec.files import write_atomic
from benchmark.spec.layout import Layout
from benchmark.spec.trial import RunPlan
from benchmark.suite.locate import Suite, locate

_QUEUE = "trials"

_BUILDS = 3
"""Images built at the same time: while one waits for packages, another computes."""

_POLL = 0.05
_LOOK = 3.0
"""Seconds between two looks at a trial that has not said that it is over."""


_LEAST_FREE = 64 * 1024 * 1024
"""Bytes of free disk below which a run that is under way is stopped, while its state can still be written."""

Show = Callable[[Runtime], None]


@dataclass(frozen=True)
class RunResult:
    """A finished run: its bundles, in the order of the plan."""

    plan: RunPlan
    bundles: tuple[ReadBundle, ...]

    @property
    def broken(self) -> tuple[ReadBundle, ...]:
        """The trials that could not be measured."""
        return tuple(
            found for found in self.bundles if found.verdict.outcome == "void" or not found.verdict.health.healthy
        )

    @property
    def disqualified(self) -> dict[Entrant, str]:
        """Who passed an impossible task -> the task."""
        return disqualified((found.bundle, found.verdict) for found in self.bundles)

    def exit_code(self, fail_under: float | None) -> ExitCode:
        """What `bench run` exits with; `fail_under` is the least mean of S/R that the gate accepts.

        Impossible tasks are no part of the mean; whoever passes one has broken the benchmark.
        """
        if self.broken or self.disqualified or len(self.bundles) != len(self.plan.trials):
            return ExitCode.BROKEN
        counted = [found.verdict for found in self.bundles if not impossible(found.bundle)]
        if fail_under is not None and counted:
            shares = [verdict.survived / verdict.required_steps for verdict in counted]
            if sum(shares) / len(shares) < fail_under:
                return ExitCode.GATE_FAILED
        return ExitCode.DONE


def load_plan(layout: Layout, run: str) -> RunPlan:
    """The plan of an existing run.

    Raises:
        UsageError: there is no such run, or its plan is damaged.
    """
    path = layout.run(run).plan
    known = [folder.parent.name for folder in layout.runs.glob("*/run.json")]
    if run not in known:
        raise UsageError(
            f"unknown run {run!r}", where=str(layout.runs), fix=f"known runs: {', '.join(sorted(known)[-5:]) or 'none'}"
        )
    try:
        return RunPlan.model_validate_json(path.read_bytes())
    except ValueError as error:
        raise UsageError(f"damaged plan: {error}", where=str(path)) from None


def execute(layout: Layout, suite: Suite, plan: RunPlan, *, jobs: int, show: Show) -> RunResult:
    """Run every trial of `plan` that is not finished.

    Does not return if the run is interrupted or the benchmark breaks: then it removes its containers,
    reports one line on standard error, and ends the process, so that no workflow records a half truth.
    """
    client = connect()
    paths = layout.run(plan.id)
    paths.root.mkdir(parents=True, exist_ok=True)
    with _only_runner(paths.lock, plan.id):
        reap(client)
        if not paths.plan.exists():
            write_atomic(paths.plan, plan.model_dump_json(indent=2))
        runtime = Runtime(client, layout, suite, plan)
        stop = _Stop()
        with stop.listening():
            try:
                _build(runtime, show, stop)
                _trials(runtime, jobs, show, stop)
            except _StopRequested:
                _end(runtime, Interrupted("interrupted", fix=f"to go on: bench resume {plan.id}"))
            except BenchError as error:
                _end(runtime, error)
        bundles = tuple(read_bundle(paths.trial(trial.id).bundle) for trial in plan.trials)
        junit(plan, bundles, paths.junit)
        return RunResult(plan, bundles)


def suite_of(plan: RunPlan, explicit: str | None) -> Suite:
    """The suite that a run was planned with."""
    return locate(explicit or (plan.suite if Path(plan.suite).is_dir() else None), plan.harness_dirs)


class _StopRequested(Exception):
    pass


class _Stop:
    """SIGINT and SIGTERM alike: remembered, and acted upon by the main thread."""

    def __init__(self) -> None:
        self.requested = threading.Event()

    @contextmanager
    def listening(self) -> Iterator[None]:
        def handle(number: int, frame: FrameType | None) -> None:
            self.requested.set()

        before = {kind: signal.signal(kind, handle) for kind in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for kind, handler in before.items():
                signal.signal(kind, handler)

    def check(self) -> None:
        if self.requested.is_set():
            raise _StopRequested


def _build(runtime: Runtime, show: Show, stop: _Stop) -> None:
    """Build every image before the first trial: a broken Dockerfile costs no trial."""
    plan = runtime.plan
    pool = ThreadPoolExecutor(_BUILDS)
    try:
        builds: list[Future[Any]] = [
            *(pool.submit(runtime.task, name) for name in dict.fromkeys(trial.task for trial in plan.trials)),
            *(pool.submit(runtime.harness, name) for name in dict.fromkeys(trial.harness for trial in plan.trials)),
        ]
        while builds:
            stop.check()
            show(runtime)
            done, pending = wait(builds, timeout=_POLL, return_when=FIRST_COMPLETED)
            builds = list(pending)
            for build in done:
                build.result()
    finally:
        # A build can't be stopped half-way; if there was a fault, the process ends without waiting for the rest.
        pool.shutdown(wait=False, cancel_futures=True)


def _trials(runtime: Runtime, jobs: int, show: Show, stop: _Stop) -> None:
    logging.getLogger("dbos").setLevel(logging.CRITICAL)
    use(runtime)
    DBOS(
        config=DBOSConfig(
            name="endurance-gap",
            system_database_url=f"sqlite:///{runtime.paths.state}",
            application_version="1",
            executor_id="local",
            log_level="CRITICAL",
            notification_listener_polling_interval_sec=_POLL,
        )
    )
    DBOS.launch()
    try:
        DBOS.register_queue(_QUEUE, worker_concurrency=jobs, polling_interval_sec=_POLL, on_conflict="always_update")
        waiting = [trial.id for trial in runtime.plan.trials]
        for trial in waiting:
            _enqueue(trial)
        looked: dict[str, float] = {}
        while waiting:
            stop.check()
            if runtime.failure is not None:
                raise runtime.failure
            waiting = [trial for trial in waiting if not _finished(runtime, trial, looked)]
            check_disk(runtime.layout, _LEAST_FREE, plan=runtime.plan.id)
            show(runtime)
            time.sleep(_POLL)
    finally:
        if not waiting:
            DBOS.destroy()


def _finished(runtime: Runtime, trial: str, looked: dict[str, float]) -> bool:
    """Whether a trial's workflow has ended; asks the database at once for those that say so, rarely for others.

    Raises:
        BrokenBenchmark: it ended with an error.
    """
    now = time.monotonic()
    if not runtime.progress[trial].over and now - looked.get(trial, -_LOOK) < _LOOK:
        return False
    looked[trial] = now
    status = DBOS.get_workflow_status(trial)
    if status is None or status.status in ("PENDING", "ENQUEUED", "DELAYED"):
        return False
    if status.status != "SUCCESS":
        raise BrokenBenchmark(
            f"{status.status.lower()}: {status.error}", where=f"trial {trial}", fix="report this; then bench resume"
        )
    return True


def _enqueue(trial: str) -> None:
    status = DBOS.get_workflow_status(trial)
    if status is not None and status.status in ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"):
        DBOS.delete_workflow(trial)
        status = None
    if status is None:
        with SetWorkflowID(trial):
            DBOS.enqueue_workflow(_QUEUE, trial_workflow, trial)


def _end(runtime: Runtime, error: BenchError) -> NoReturn:
    """Take our containers away, mark what was open, and say why."""
    runtime.halted.set()
    try:
        remove_own(runtime.client, runtime.plan.id)
        time.sleep(0.2)  # a container that was just being made
        remove_own(runtime.client, runtime.plan.id)
    except BrokenBenchmark:
        pass  # the engine is gone, and with it what could be removed; the reaper looks again at the next start
    for trial in runtime.plan.trials:
        try:
            runtime.ledger(trial.id).interrupt(error.what)
        except OSError:
            break  # a full disk; whoever resumes marks it instead
    raise Ended(error)


@contextmanager
def _only_runner(lock: Path, run: str) -> Iterator[None]:
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"run {run} is being executed by another runner", fix="wait for it, or stop it") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
