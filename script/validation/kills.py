"""A run whose runner is killed (-9) at ten random moments, each resumed to the same verdicts."""

import json
import os
import random
import signal
import subprocess
import time
from typing import Any

from validation.common import BENCH, ROOT, SAME, bench, flags, forget_grades, report

KILLS = 10


def run() -> bool:
    """Ten runs of six trials, the runner of each killed at a random moment after it was planned."""
    arguments = ["run", "--task", "ledger-reconcile", "--attempts", "2"]
    arguments += flags("--harness", ["oracle", "nop", "planted:mode=break,at=0.5"])
    bench(*arguments)  # builds the images
    forget_grades()
    run, process = _started(arguments)
    began = time.monotonic()
    process.wait()
    length = time.monotonic() - began
    verdicts = _verdicts(bench("show", run))
    seed = random.randrange(10**6)
    moments = random.Random(seed)
    rows, good = [], 0
    for number in range(1, KILLS + 1):
        moment = moments.uniform(0.0, 0.9 * length)
        forget_grades()
        run, process = _started(arguments)
        time.sleep(moment)
        ended = process.poll() is not None
        if not ended:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        trials = ROOT / ".bench/runs" / run / "trials"
        done = len(list(trials.glob("*/bundle")))
        begun = len(list(trials.glob("*/ledger.jsonl")))
        same = _verdicts(bench("resume", run)) == verdicts
        left = bench("clean")
        clean = left["containers"] == 0 and left["volumes"] == 0
        good += same and clean and not ended
        rows.append(
            [
                str(number),
                f"{moment:.1f}",
                "had ended" if ended else f"{done} of 6 trials finished, {begun - done} begun",
                "yes" if same else "**no**",
                str(left["containers"] + left["volumes"]),
                "yes" if same and clean and not ended else "**no**",
            ]
        )
    report(
        "kills",
        "kill -9 of the runner",
        f"A run of six trials with nothing graded before ({length:.0f} s from plan to end) is killed at a random moment (seed {seed})"
        " and resumed. Left over: containers and volumes of dead runners, after the resumed run.",
        ["kill", "after, s", "when killed", "same verdicts", "left over", "good"],
        rows,
        f"{good} of {KILLS} resumed to the same verdicts, with nothing left.",
    )
    return good == KILLS


def _started(arguments: list[str]) -> tuple[str, "subprocess.Popen[bytes]"]:
    """Start a run; returns when its plan is registered."""
    before = _runs()
    process = subprocess.Popen(
        [BENCH, *arguments, "--json"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT,
        start_new_session=True,
    )  # fmt: skip
    while not (new := _runs() - before):
        if process.poll() is not None:
            raise SystemExit("a run ended before it was planned")
        time.sleep(0.01)
    return new.pop(), process


def _verdicts(told: Any) -> list[str]:
    return sorted(json.dumps([trial["trial"], *(trial[key] for key in SAME)]) for trial in told["trials"])


def _runs() -> set[str]:
    return {path.parent.name for path in (ROOT / ".bench/runs").glob("*/run.json")}
