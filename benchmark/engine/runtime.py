"""What the workflows of one runner share: engine, images, progress, and how to stop."""

import shutil
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import docker

from benchmark.engine.ledger import Ledger
from benchmark.sandbox.images import Images
from benchmark.spec.action import Reference
from benchmark.spec.errors import BenchError, BrokenBenchmark, UsageError
from benchmark.spec.layout import Layout, RunPaths
from benchmark.spec.trial import RunPlan, TrialPlan
from benchmark.suite import contexts
from benchmark.suite.load import LoadedHarness, LoadedTask, line_of, load_harness, load_task
from benchmark.suite.locate import Suite


@dataclass(frozen=True)
class TaskImages:
    """A task's images by id, and the reference that lies in its grader's."""

    agent: str
    grader: str
    reference: Reference


@dataclass(frozen=True)
class HarnessImages:
    """A client's toolbox; both None for a scripted harness."""

    toolbox: str | None
    volume: str | None


@dataclass
class Progress:
    """Where a trial is, for whoever shows it."""

    phase: str = "waiting"
    done: int = 0
    total: int = 0
    began: float = field(default_factory=time.monotonic)

    over: bool = False

    def enter(self, phase: str, total: int = 0) -> None:
        """Begin a phase."""
        self.phase, self.done, self.total = phase, 0, total

    def end(self, outcome: str) -> None:
        """The trial is over."""
        self.enter(outcome)
        self.over = True


class Runtime:
    """One runner's shared state; the only one in its process."""

    def __init__(self, client: docker.DockerClient, layout: Layout, suite: Suite, plan: RunPlan) -> None:
        self.client = client
        self.layout = layout
        self.suite = suite
        self.plan = plan
        self.messages: list[str] = []
        self.images = Images(client, layout, self.messages.append)
        self.halted = threading.Event()
        self.failure: BenchError | None = None
        self.progress = {trial.id: Progress() for trial in plan.trials}
        self._tasks: dict[str, tuple[LoadedTask, TaskImages]] = {}
        self._harnesses: dict[str, tuple[LoadedHarness, HarnessImages]] = {}
        self._locks: defaultdict[tuple[str, str], threading.Lock] = defaultdict(threading.Lock)

    @property
    def paths(self) -> RunPaths:
        """The run's paths."""
        return self.layout.run(self.plan.id)

    def trial(self, trial: str) -> TrialPlan:
        """The plan of one trial."""
        return next(plan for plan in self.plan.trials if plan.id == trial)

    def ledger(self, trial: str) -> Ledger:
        """The ledger of one trial."""
        return Ledger(self.paths.trial(trial).ledger)

    def task(self, name: str) -> tuple[LoadedTask, TaskImages]:
        """A task and its images, built where they don't exist.

        Raises:
            UsageError: a file of the task is wrong, or its Dockerfile fails.
        """
        with self._locks["task", name]:
            if name not in self._tasks:
                loaded = load_task(self.suite, name)
                self._tasks[name] = (loaded, build_task(self.images, self.suite, self.layout, loaded))
            return self._tasks[name]

    def provide(self, loaded: LoadedTask, images: TaskImages) -> None:
        """Add a task that is not the suite's."""
        self._tasks[loaded.name] = (loaded, images)

    def harness(self, name: str) -> tuple[LoadedHarness, HarnessImages]:
        """A harness and, for a client, its toolbox, built where it doesn't exist.

        Raises:
            UsageError: its manifest is wrong, or its Dockerfile fails.
        """
        with self._locks["harness", name]:
            if name not in self._harnesses:
                loaded = load_harness(self.suite, name)
                self._harnesses[name] = (loaded, build_toolbox(self.images, self.suite, loaded))
            return self._harnesses[name]

    def fail(self, error: BenchError) -> NoReturn:
        """Stop the whole run for a fault that no rerun mends; the calling workflow stays unfinished."""
        self.failure = self.failure or error
        self.halted.set()
        self.park()

    def park(self) -> NoReturn:
        """Never return: the runner ends the process, and `bench resume` takes the workflow up again."""
        while True:
            time.sleep(3600)


def check_disk(layout: Layout, least: int, *, plan: str) -> None:
    """Refuse to go on with less than `least` bytes of free disk.

    Raises:
        BrokenBenchmark: there is less.
    """
    free = shutil.disk_usage(layout.root).free
    if free < least:
        raise BrokenBenchmark(
            f"the disk is full: only {free // 2**20} MiB are free",
            where=str(layout.root),
            fix=f"free at least 1 GiB, then: bench resume {plan}",
        )


def build_task(images: Images, suite: Suite, layout: Layout, loaded: LoadedTask) -> TaskImages:
    """Build a task's images and read its reference.

    Raises:
        UsageError: an image can't be built, or has another release of a package than the task pins.
    """
    base = images.base()
    agent = images.ensure(contexts.agent_context(loaded, layout), base)
    grader_base = images.ensure(contexts.grader_base_context(suite), base)
    grader = images.ensure(contexts.grader_context(loaded, layout), grader_base)
    if loaded.task.packages:
        require_pinned(loaded, images.packages(grader))
    return TaskImages(agent, grader, images.reference(grader))


def require_pinned(loaded: LoadedTask, installed: Mapping[str, str]) -> None:
    """Refuse to work with another release of a package than the task was proven with."""
    toml = loaded.file("task.toml")
    for number, package in enumerate(loaded.task.packages):
        have = installed.get(package.name)
        if have is None or not package.matches(have):
            raise UsageError(
                f"packages.{number}: pins {package.name} {package.version}; Debian has {have or 'no such package'}",
                where=f"{toml}:{line_of(toml.read_text(encoding='utf-8'), ['packages', str(number)])}",
                fix="prove the task again with what there is, and pin that",
            )


def build_toolbox(images: Images, suite: Suite, loaded: LoadedHarness) -> HarnessImages:
    """Build a client's toolbox and fill its volume."""
    if loaded.spec.kind == "scripted":
        return HarnessImages(None, None)
    base = images.ensure(contexts.toolbox_base_context(suite), images.base())
    toolbox = images.ensure(contexts.toolbox_context(loaded), base)
    return HarnessImages(toolbox, images.toolbox(toolbox))
