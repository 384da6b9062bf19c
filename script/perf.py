"""Measures what recording and grading cost: the engine's floor, a command, a snapshot, a whole trial.

All in one run on one machine, so that the ratios mean something; the load average is printed with it.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from benchmark.engine.plan import make_plan
from benchmark.engine.run import execute
from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.snapshots import Snapshots
from benchmark.results.read import ReadBundle
from benchmark.sandbox.agent import AgentContainer, Mounts, make_private
from benchmark.sandbox.engine import connect
from benchmark.sandbox.shell import COMMAND, Shell
from benchmark.spec.layout import Layout
from benchmark.spec.step import ObservationEvent, SnapshotEvent, StepEvent
from benchmark.spec.task import Limits
from benchmark.suite.contexts import BASE_IMAGE
from benchmark.suite.locate import Suite

FILES = 10_000
COMMANDS = 200
TINY = Suite(Path(__file__).parents[1] / "tests" / "suites" / "tiny")


def seconds(action: Callable[[], object]) -> float:
    """How long an action takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def engine_floor(repeats: int) -> list[float]:
    """Container create, start, wait and remove, nothing in it."""
    client = connect()

    def once() -> None:
        made = client.api.create_container(
            BASE_IMAGE, ["true"], host_config=client.api.create_host_config(network_mode="none")
        )
        client.api.start(made["Id"])
        client.api.wait(made["Id"])
        client.api.remove_container(made["Id"], force=True)

    return [seconds(once) for _ in range(repeats)]


def engine_exec(repeats: int, folder: Path) -> tuple[list[float], list[float]]:
    """A command by the engine's exec, and through our persistent shell, in the same container."""
    for name in ("workspace", "home"):
        make_private(folder / name)
    container = AgentContainer(
        connect(),
        BASE_IMAGE,
        COMMAND,
        mounts=Mounts(folder / "workspace", folder / "home", folder / "etc"),
        limits=Limits(),
        extra_memory_mb=0,
        env={},
        run="perf",
        trial="perf",
        stdin=True,
    )
    try:
        shell = Shell(container.stream)
        shell.run("true", 10)
        ours = [seconds(lambda: shell.run("echo x > f", 10)) for _ in range(COMMANDS)]
        api = connect().api

        def by_exec() -> None:
            api.exec_start(api.exec_create(container.id, ["bash", "-c", "echo x > f"])["Id"])

        theirs = [seconds(by_exec) for _ in range(repeats)]
    finally:
        container.remove()
    return ours, theirs


def snapshots(repeats: int, folder: Path) -> list[float]:
    """A snapshot of 10,000 files of which one changed."""
    workspace = folder / "many"
    for number in range(FILES):
        path = workspace / f"d{number // 100}" / f"f{number % 100}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{number}\n" * 20)
    taken = Snapshots(folder / "many.git", workspace, ScanLimits())
    taken.take(0)
    found = []
    for step in range(1, repeats + 1):
        time.sleep(0.06)
        (workspace / f"d{step % 100}" / "f0").write_text(f"step {step}\n")
        found.append(seconds(lambda step=step: taken.take(step)))
    return found


def trial(home: Path) -> tuple[ReadBundle, float, float]:
    """A trivial oracle trial with nothing graded before: bundle, trial and command-line wall clock."""
    layout = Layout(home)
    shutil.rmtree(layout.cache / "grades", ignore_errors=True)
    plan = make_plan(TINY, harnesses=["oracle"], tasks=["notes"], tier=None, model=None, attempts=1, max_steps=None)
    began = time.perf_counter()
    result = execute(layout, TINY, plan, jobs=1, show=lambda runtime: None)
    whole = time.perf_counter() - began
    (found,) = result.bundles
    started = datetime.fromisoformat(found.bundle.started).timestamp()
    return found, found.path.stat().st_mtime - started, whole


def commands(found: ReadBundle) -> float:
    """What the commands of a trial took themselves, by its step log."""
    began: dict[int, float] = {}
    total = 0.0
    for record in found.records:
        if isinstance(record.event, StepEvent) and record.event.step is not None:
            began[record.event.step] = record.at
        elif isinstance(record.event, ObservationEvent) and record.event.step in began:
            total += record.at - began[record.event.step]
    return total


def main() -> None:
    """Measure and print."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    rows: list[tuple[str, str, str]] = []

    def row(what: str, values: list[float], unit: str = "ms") -> None:
        scale = 1000 if unit == "ms" else 1
        middle, worst = statistics.median(values) * scale, max(values) * scale
        rows.append((what, f"{middle:.1f} {unit}", f"{worst:.1f} {unit}"))

    with tempfile.TemporaryDirectory(prefix="bench-perf-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        row("engine floor: one container, nothing in it", engine_floor(repeats))
        ours, theirs = engine_exec(repeats, folder)
        row("a command by the engine's exec", theirs)
        row("a command through the persistent shell", ours)
        row(f"a snapshot of {FILES} files, one changed", snapshots(repeats, folder))
        home = folder / "home-state"
        trial(home)  # builds the images
        trials = [trial(home) for _ in range(max(3, repeats // 2))]
        row("trivial oracle trial, whole", [wall for _, wall, _ in trials], "s")
        row("  its ten commands themselves", [commands(found) for found, _, _ in trials], "s")
        row("  beyond its commands", [wall - commands(found) for found, wall, _ in trials], "s")
        row("  of that, grading 11 snapshots", [found.bundle.seconds["grade"] for found, _, _ in trials], "s")
        taken = [
            record.event.seconds
            for found, _, _ in trials
            for record in found.records
            if isinstance(record.event, SnapshotEvent)
        ]
        row("  one snapshot in it", taken)
        row("the whole run, command line left out", [whole for _, _, whole in trials], "s")
    version = subprocess.run(["uname", "-r"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, kernel {version}, {repeats} repeats\n")
    print("| what | median | worst |\n|---|---:|---:|")
    for what, middle, worst in rows:
        print(f"| {what} | {middle} | {worst} |")


if __name__ == "__main__":
    main()
