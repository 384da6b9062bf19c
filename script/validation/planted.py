"""Planted failures: F and S from the bundle alone against the plan and the milestones' ownership.

BENCH_BUNDLES=DIR:DIR takes the bundles of planted failures below those folders instead of running anything.
"""

from pathlib import Path

from support.planted import MODES, TEN_SHARES, expected, planted_step

from benchmark.results.read import read_bundle, rejudge
from benchmark.suite.load import load_task
from validation.common import SUITE, bench, flags, report, stored, tasks


def run() -> bool:
    """Every planted failure on every task, one task after the other."""
    rows, right, impossible = [], 0, []
    bundles = stored()
    told_of = ["Judged from the bundles of runs made before."] if bundles else []
    for name in [] if bundles else tasks():
        without = load_task(SUITE, name).task.planted.impossible
        impossible += [f"{name} can't have {mode} planted: {why}" for mode, why in without.items()]
        harnesses = [f"planted:mode={mode},at={share}" for mode in MODES if mode not in without for share in TEN_SHARES]
        told = bench("run", "--task", name, *flags("--harness", harnesses))
        bundles += [Path(trial["bundle"]) for trial in told["trials"]]
    for path in bundles:
        found = read_bundle(path)
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
        " ".join([f"{right} of {len(rows)} found exactly.", *impossible, *told_of]),
    )
    return right == len(rows)
