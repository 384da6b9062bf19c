"""Every real client twice, clean, on the perfect-model track: are the step logs the same, but for times and ids?"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmark.results.conditions import conditions
from benchmark.results.read import ReadBundle, read_bundle
from benchmark.spec.step import EndEvent, ObservationEvent, SnapshotEvent, StepEvent, TurnEvent
from validation.clients import chosen, clients
from validation.common import bench, report, stored


def run() -> bool:
    """Each client that BENCH_CLIENTS names, or all, on the task that BENCH_TASKS names; good if both runs passed.

    BENCH_BUNDLES (folders, separated by colons) has the stored ones compared, two of each client, instead of new ones.
    """
    rows, good, bundles = [], 0, stored()
    task = os.environ.get("BENCH_TASKS", "sqlparse-repair")
    for name, one, two in _stored(task, bundles) if bundles else _fresh(task):
        passed = one.verdict.outcome == two.verdict.outcome == "pass"
        good += passed
        trees = "same" if conditions(one).tree == conditions(two).tree else "**differ**"
        steps = [str(conditions(trial).counted) for trial in (one, two)]
        rows.append([name, one.bundle.harness_version, " and ".join(steps), trees, difference(one, two)])
        print(*rows[-1], sep="; ", flush=True)
    report(
        "twice",
        "The same client twice",
        f"Two clean trials of each client on the perfect-model track of `{task}`, their step logs compared event by event. Times,"
        " ids, and numbers that programs make up (processes, pieces, dates) are left out; where anything else differs, it is said.",
        ["client", "version", "steps", "artifacts", "difference of the logs"],
        rows,
        f"{good} of {len(rows)} clients passed twice; {sum(row[-1] == NONE for row in rows)} wrote the same log.",
    )
    return good == len(rows)


def _fresh(task: str) -> Iterator[tuple[str, ReadBundle, ReadBundle]]:
    for name in chosen("BENCH_CLIENTS", clients()):
        told = bench(
            "run", "--model", "oracle", "--jobs", "1", "--attempts", "2", "--localise", "final", "--task", task,
            "--harness", name,
        )  # fmt: skip
        one, two = (read_bundle(Path(trial["bundle"])) for trial in told["trials"])
        yield name, one, two


def _stored(task: str, bundles: list[Path]) -> Iterator[tuple[str, ReadBundle, ReadBundle]]:
    found: dict[str, list[ReadBundle]] = {}
    for path in bundles:
        bundle = read_bundle(path)
        plan = bundle.bundle.trial
        if bundle.bundle.task.name == task and not plan.condition and bundle.bundle.track == "perfect-model":
            found.setdefault(plan.harness, []).append(bundle)
    for name, trials in sorted(found.items()):
        if len(trials) != 2:
            raise SystemExit(f"BENCH_BUNDLES: {len(trials)} clean trials of {name} on {task}; it takes two")
        yield name, trials[0], trials[1]


NONE = "none"
_MADE_UP = re.compile(r"[0-9a-f]*\d[0-9a-f]*|\b[0-9a-f]{6,}\b")
"""Numbers and ids, hexadecimal ones too."""


def difference(one: ReadBundle, two: ReadBundle) -> str:
    """In which events two step logs differ, times, ids and numbers that programs make up left out."""
    mine, theirs = ([_shape(record.event) for record in found.records] for found in (one, two))
    if mine == theirs:
        same = [_observed(record.event) for record in one.records] == [
            _observed(record.event) for record in two.records
        ]
        return NONE if same else "only in numbers of processes, pieces and times within what tools answered"
    apart = [(ours, other) for ours, other in zip(mine, theirs, strict=False) if ours != other]
    counts = Counter(ours[0] for ours, _ in apart)
    said = [f"{count} x {kind}" for kind, count in sorted(counts.items())]
    said += [
        f"such as step {ours[1]}: {_apart(str(ours[2]), str(other[2]))}" for ours, other in apart[:1] if len(ours) > 2
    ]
    return ", ".join(said) + (f"; {len(mine)} and {len(theirs)} events" if len(mine) != len(theirs) else "")


def _apart(one: str, two: str) -> str:
    """Where two texts begin to differ, fit for a cell of a table."""
    place = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return " against ".join(f"`{text[place : place + 60]!r}`".replace("|", "/") for text in (one, two))


def _observed(event: Any) -> str:
    return event.digest if isinstance(event, ObservationEvent) else ""


def _shape(event: Any) -> tuple[Any, ...]:
    """What of an event must be the same in every run; its kind first."""
    match event:
        case StepEvent():
            return "step", event.step, event.depth, [(call.tool, call.arguments) for call in event.calls], event.text
        case ObservationEvent():
            return "observation", event.step, _MADE_UP.sub("#", event.excerpt), event.failed
        case TurnEvent():
            return "turn", event.purpose, event.text
        case SnapshotEvent():
            return "snapshot", event.step, event.tree
        case EndEvent():
            return "end", event.reason, event.exit_code, event.claimed_done
    return (event.kind,)
