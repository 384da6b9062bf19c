"""kill -9 of the runner at any moment: the run is resumed to the same verdicts and nothing is left."""

import os
import random
import signal
import time

import pytest

pytestmark = pytest.mark.integration

ARGUMENTS = ("run", "--task", "notes", "--attempts", "2", "--harness", "oracle", "--harness", "nop",
             "--harness", "planted:mode=break,at=4")  # fmt: skip
SAME = ("trial", "outcome", "survived", "failing_step", "steps")


def verdicts(told):
    return sorted(tuple(trial[key] for key in SAME) for trial in told["trials"])


def newest_run(bench):
    return max(path.parent.name for path in (bench.home / "runs").glob("*/run.json"))


def kill_after(bench, seconds):
    """Start a run, kill -9 its runner after some seconds; the run's id, or None if it had ended."""
    before = {path.parent.name for path in (bench.home / "runs").glob("*/run.json")}
    process = bench.start(*ARGUMENTS)
    deadline = time.monotonic() + 60
    while not (started := {p.parent.name for p in (bench.home / "runs").glob("*/run.json")} - before):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return started.pop()


def test_killed_runs_are_resumed_to_the_same_verdicts_and_leave_nothing(bench, left_behind):
    wanted = verdicts(bench.json(*ARGUMENTS))
    seed = random.randrange(10**6)
    print("seed", seed)
    moments = random.Random(seed)
    for _ in range(int(os.environ.get("BENCH_TEST_KILLS", "3"))):
        run = kill_after(bench, moments.uniform(0.0, 4.0))
        finished = {p.parent.name for p in (bench.home / "runs" / run / "trials").glob("*/bundle")}
        stamps = {
            name: (bench.home / "runs" / run / "trials" / name / "bundle" / "bundle.json").stat().st_mtime_ns
            for name in finished
        }
        told = bench.json("resume", run)
        assert verdicts(told) == wanted
        for name, stamp in stamps.items():
            bundle = bench.home / "runs" / run / "trials" / name / "bundle" / "bundle.json"
            assert bundle.stat().st_mtime_ns == stamp, "a finished trial was done again"
        assert left_behind() == []


def test_an_interrupted_attempt_stays_in_the_ledger(bench, left_behind):
    before = {path.parent.name for path in (bench.home / "runs").glob("*/run.json")}
    process = bench.start("run", "--task", "sleepy", "--harness", "oracle")
    deadline = time.monotonic() + 90
    while True:
        started = {p.parent.name for p in (bench.home / "runs").glob("*/run.json")} - before
        if started and list((bench.home / "runs" / min(started)).glob("trials/*/attempts/1/steps.jsonl")):
            break
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(1.0)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    (trial,) = bench.json("resume", started.pop())["trials"]
    shown = bench.json("show", trial["bundle"])
    assert [(entry["attempt"], entry["event"]) for entry in shown["ledger"]] == [
        (1, "started"), (1, "interrupted"), (2, "started"), (2, "finished"),
    ]  # fmt: skip
    assert trial["attempt"] == 2
    assert left_behind() == []


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_signal_removes_our_containers_and_says_how_to_go_on(bench, engine, left_behind, kind):
    process = bench.start("run", "--task", "sleepy", "--harness", "oracle")
    deadline = time.monotonic() + 90
    while not engine.api.containers(filters={"label": "endurance-gap.trial=sleepy-oracle_1"}):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(kind)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert f"bench resume {newest_run(bench)}" in said
    assert engine.api.containers(all=True, filters={"label": "endurance-gap.trial=sleepy-oracle_1"}) == []
    assert left_behind() == []
    assert bench.run("resume", newest_run(bench)).returncode == 0
