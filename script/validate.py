"""Validates the measurement on the whole suite: every figure of results/validation/ is made here.

* planted: 5 modes x 3 positions on each task; F from the bundle alone against F from the plan.
* repeats: oracle and nop three times each; S, and whether the verdicts are identical.
* kills: a run whose runner is killed (-9) at ten random moments, each resumed to the same verdicts.
* clients: the real clients on the perfect-model track, every task.
* tasks: `bench check --prove --minimal`: the reference's law and its minimality.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from support.planted import MODES, SHARES, expected, planted_step  # noqa: E402

from benchmark.results.read import read_bundle, rejudge  # noqa: E402
from benchmark.suite.load import load_harness  # noqa: E402
from benchmark.suite.locate import Suite  # noqa: E402

BENCH = Path(sys.executable).with_name("bench")
REPORTS = ROOT / "results" / "validation"
KILLS = 10
SAME = ("outcome", "survived", "failing_step", "failing_interval", "first_break", "steps", "labels")
SUITE = Suite(ROOT)


def bench(*arguments: str) -> Any:
    """Run `bench ... --json`; its output, whatever a gate says, but never of a broken run."""
    done = subprocess.run([BENCH, *arguments, "--json"], stdout=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    if done.returncode not in (0, 2) or not done.stdout:
        raise SystemExit(f"bench {' '.join(arguments)} ended with {done.returncode}")
    return json.loads(done.stdout)


def flags(option: str, values: list[str]) -> list[str]:
    """`--option value` for each value."""
    return [part for value in values for part in (option, value)]


def report(name: str, title: str, intro: str, header: list[str], rows: list[list[str]], said: str) -> None:
    """Write one report, and say what it comes to."""
    table = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    table += ["| " + " | ".join(row) + " |" for row in rows]
    stamp = datetime.now(UTC).date().isoformat()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout.strip()
    text = f"# {title}\n\n{intro}\n\n**{said}** Made by `script/validate {name}` on {stamp} at {commit}.\n\n"
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / f"{name}.md").write_text(text + "\n".join(table) + "\n", encoding="utf-8")
    print(f"{name}: {said}", flush=True)


def planted() -> bool:
    """Every planted failure on every task."""
    harnesses = [f"planted:mode={mode},at={share}" for mode in MODES for share in SHARES]
    told = bench("run", *flags("--task", SUITE.task_names()), *flags("--harness", harnesses))
    rows, right = [], 0
    for trial in told["trials"]:
        found = read_bundle(Path(trial["bundle"]))
        options, required = found.bundle.trial.options, found.bundle.task.required_steps
        step = planted_step(float(options["at"]), required)
        wanted = expected(options["mode"], step, found.bundle.checks)
        verdict = rejudge(found)
        same = (verdict.failing_step, verdict.survived) == (wanted.failing_step, wanted.survived)
        right += same
        rows.append(
            [
                found.bundle.task.name,
                options["mode"],
                f"{step} of {required}",
                f"{wanted.failing_step}",
                f"{verdict.failing_step}",
                f"{wanted.survived}",
                f"{verdict.survived}",
                verdict.primary_label or "",
                "yes" if same else "**no**",
            ]
        )
    report(
        "planted",
        "Planted failures",
        "A failure is planted at a known step of a reference run. The failing step F and the survived steps S are worked"
        " out from the plan and the milestones' ownership, and found from the bundle alone.",
        ["task", "mode", "planted at", "F, plan", "F, bundle", "S, plan", "S, bundle", "primary label", "equal"],
        rows,
        f"{right} of {len(rows)} found exactly.",
    )
    return right == len(rows)


def repeats() -> bool:
    """Oracle and nop, three times."""
    told: list[dict[str, Any]] = []
    for _ in range(3):
        _forget_grades()  # each repeat is graded anew
        told += bench("run", *flags("--task", SUITE.task_names()), *flags("--harness", ["oracle", "nop"]))["trials"]
    rows, fine = [], True
    for task in SUITE.task_names():
        for harness in ("oracle", "nop"):
            trials = [trial for trial in told if (trial["task"], trial["harness"]) == (task, harness)]
            required = trials[0]["required_steps"]
            identical = len({json.dumps([trial[key] for key in SAME]) for trial in trials}) == 1
            wanted = required if harness == "oracle" else 0
            good = identical and all(trial["survived"] == wanted for trial in trials)
            fine = fine and good
            rows.append(
                [
                    task,
                    harness,
                    ", ".join(f"{trial['survived']}/{required}" for trial in trials),
                    ", ".join(trial["outcome"] for trial in trials),
                    "yes" if identical else "**no**",
                ]
            )
    report(
        "repeats",
        "Repeated trials",
        "The oracle must survive everything and the no-op nothing, three times, each graded anew, with identical verdicts.",
        ["task", "harness", "S/R", "outcome", "identical"],
        rows,
        "All as they must be." if fine else "NOT all as they must be.",
    )
    return fine


def clients() -> bool:
    """Every real client on the perfect-model track."""
    names = [name for name in SUITE.harness_names() if load_harness(SUITE, name).spec.kind == "client"]
    told = bench(
        "run", "--model", "oracle", "--jobs", "1", *flags("--task", SUITE.task_names()), *flags("--harness", names)
    )
    rows = [
        [
            trial["task"],
            trial["harness"],
            str(trial["steps"]),
            f"{trial['survived']}/{trial['required_steps']}",
            trial["outcome"],
            f"{trial['seconds']['run']:.0f}",
            f"{trial['seconds']['grade']:.0f}",
            trial["reason"],
        ]
        for trial in told["trials"]
    ]
    passed = sum(trial["outcome"] == "pass" for trial in told["trials"])
    report(
        "clients",
        "Real clients on the perfect-model track",
        "The gateway answers as a model that knows the reference; what is lost, the client lost. Steps are counted by"
        " the gateway.",
        ["task", "client", "steps", "S/R", "outcome", "run, s", "grade, s", "reason"],
        rows,
        f"{passed} of {len(rows)} trials pass.",
    )
    return True


def kills() -> bool:
    """Ten runs of six trials, the runner of each killed at a random moment after it was planned."""
    arguments = ["run", "--task", "ledger-reconcile", "--attempts", "2"]
    arguments += flags("--harness", ["oracle", "nop", "planted:mode=break,at=0.5"])
    bench(*arguments)  # builds the images
    _forget_grades()
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
        _forget_grades()
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


def _forget_grades() -> None:
    shutil.rmtree(ROOT / ".bench/cache/grades", ignore_errors=True)


def tasks() -> bool:
    """Prove every task."""
    told = bench("check", "--prove", "--minimal", *SUITE.task_names())
    rows = [
        [
            proof["task"],
            proof["tier"],
            str(proof["required_steps"]),
            str(proof["checks"]),
            f"{proof['agent_image_bytes'] / 1e6:.0f}",
            f"{proof['grader_image_bytes'] / 1e6:.0f}",
            f"{proof['grade_seconds']:.2f}",
            str(proof["leave_one_out"]),
            str(len(proof["problems"])),
        ]
        for proof in told["proofs"]
    ]
    for problem in told["problems"]:
        print(problem["where"], problem["message"], file=sys.stderr)
    report(
        "tasks",
        "Proof of the tasks",
        "The reference is played and every snapshot graded: each milestone turns true exactly at the last action it owns, no"
        " guard breaks, three grades of the end are equal. Then each action is left out in turn, and some check must fail.",
        ["task", "tier", "R", "checks", "agent MB", "grader MB", "grade s", "left out", "problems"],
        rows,
        f"{len(told['problems'])} problems in {len(rows)} tasks.",
    )
    return not told["problems"]


def _verdicts(told: Any) -> list[str]:
    return sorted(json.dumps([trial["trial"], *(trial[key] for key in SAME)]) for trial in told["trials"])


def _runs() -> set[str]:
    return {path.parent.name for path in (ROOT / ".bench/runs").glob("*/run.json")}


def main() -> None:
    """Run what is asked for; status 1 if anything is not as it must be."""
    every: dict[str, Callable[[], bool]] = {
        "tasks": tasks, "repeats": repeats, "planted": planted, "kills": kills, "clients": clients,
    }  # fmt: skip
    asked = sys.argv[1:] or list(every)
    unknown = [name for name in asked if name not in every]
    if unknown:
        raise SystemExit(f"unknown: {', '.join(unknown)}; known: {', '.join(every)}")
    sys.exit(0 if min([every[name]() for name in asked]) else 1)


if __name__ == "__main__":
    main()
