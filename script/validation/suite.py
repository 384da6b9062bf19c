"""The perfect-model track over the whole suite: the scripted oracle, and real clients, on every task that can be done."""

import os
from typing import Any

from benchmark.suite.load import load_task
from validation.clients import chosen, clients
from validation.common import SUITE, bench, report, tasks

CLIENT = "claude-code"
"""Unless BENCH_CLIENTS names others: the fastest."""

ENOUGH = 0.9


def run() -> bool:
    """The oracle and a client, or those that BENCH_CLIENTS names; good if it passes everywhere, and a client nearly so."""
    asked = chosen("BENCH_CLIENTS", clients()) if "BENCH_CLIENTS" in os.environ else [CLIENT]
    rows, passed = [], dict.fromkeys(["oracle", *asked], 0)
    names = sorted(tasks(), key=lambda name: (load_task(SUITE, name).task.required_steps, name))
    for name in names:
        loaded = load_task(SUITE, name).task
        row = [name, loaded.family, loaded.tier.value, str(loaded.required_steps)]
        for harness in passed:
            trial = _trial(name, harness)
            passed[harness] += trial["outcome"] == "pass"
            row += [f"{trial['outcome']}, {trial['steps']} steps", f"{trial['seconds']['run']:.0f}"]
        rows.append(row)
        print(*row, sep="; ", flush=True)
    report(
        "suite",
        "The whole suite on the perfect-model track",
        "The gateway answers as a model that knows the reference; only what is left at the end is graded. *s*: what the trial took,"
        " without its grade.",
        ["task", "family", "tier", "R", *(word for harness in passed for word in (harness, "s"))],
        rows,
        "; ".join(f"{harness} passes {count} of {len(names)} tasks" for harness, count in passed.items()) + ".",
    )
    return passed["oracle"] == len(names) and any(passed[client] >= ENOUGH * len(names) for client in asked)


def _trial(task: str, harness: str) -> dict[str, Any]:
    model = [] if harness == "oracle" else ["--model", "oracle"]
    told = bench("run", "--task", task, "--harness", harness, *model, "--jobs", "1", "--localise", "final")
    trial: dict[str, Any] = told["trials"][0]
    return trial
