"""Oracle and nop, three times each: S, and whether the verdicts are identical."""

import json
from typing import Any

from validation.common import SAME, bench, flags, forget_grades, report, tasks


def run() -> bool:
    """Oracle and nop, three times."""
    told: list[dict[str, Any]] = []
    for _ in range(3):
        forget_grades()  # each repeat is graded anew
        told += bench("run", *flags("--task", tasks()), *flags("--harness", ["oracle", "nop"]))["trials"]
    rows, fine = [], True
    for task in tasks():
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
