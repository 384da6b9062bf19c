"""The real clients on the perfect-model track, every task."""

from benchmark.suite.load import load_harness
from validation.common import SUITE, bench, flags, report


def run() -> bool:
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
