"""Trials in a few words: for tables and for JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import click

from benchmark.cli.context import echo_json, echo_table
from benchmark.engine.run import RunResult
from benchmark.results.conditions import Conditions, conditions, differing, unbroken
from benchmark.results.read import ReadBundle


def rows(bundles: Iterable[ReadBundle]) -> list[dict[str, Any]]:
    """A JSON-able row a trial: who, what, its condition, the whole verdict, and where the bundle is."""
    bundles = list(bundles)
    return [
        {
            "trial": found.bundle.trial.id,
            "harness": found.bundle.trial.label,
            "model": found.bundle.trial.model,
            "track": found.bundle.track,
            "task": found.bundle.task.name,
            "impossible": found.bundle.task.impossible is not None,
            "tier": found.bundle.task.tier.value,
            "repeat": found.bundle.trial.repeat,
            "attempt": found.bundle.attempt,
            "seconds": found.bundle.seconds,
            "bundle": str(found.path),
            "conditions": {**asdict(conditions(found)), "files_differing": _differing(found, bundles)},
            **found.verdict.model_dump(mode="json"),
        }
        for found in bundles
    ]


def table(bundles: Iterable[ReadBundle]) -> None:
    """Print a line a trial, and what conditions did to those that had one."""
    bundles = list(bundles)
    lines = []
    for found in bundles:
        verdict = found.verdict
        lines.append(
            [
                found.bundle.trial.id,
                found.bundle.task.tier.value,
                verdict.outcome,
                str(verdict.steps),
                f"{verdict.survived}/{verdict.required_steps}",
                str(verdict.gap),
                "" if verdict.failing_step is None else str(verdict.failing_step),
                verdict.primary_label or "",
                verdict.reason,
            ]
        )
    echo_table(["trial", "tier", "outcome", "steps", "S/R", "gap", "F", "label", "reason"], lines, "no trials")
    if any(found.bundle.trial.condition for found in bundles):
        click.echo()
        _conditions(bundles)


def _conditions(bundles: Sequence[ReadBundle]) -> None:
    lines = []
    for found in bundles:
        measured = conditions(found)
        lines.append(
            [
                found.bundle.trial.id,
                measured.condition or "none",
                landed(measured),
                ", ".join(measured.resumes) or "–",
                *(_known(value) for value in (measured.redone, measured.lost, measured.doubled)),
                f"{_known(measured.executed)}/{measured.counted}",
                "yes" if measured.gave_up else "no",
                _artifact(_differing(found, bundles)),
            ]
        )
    columns = ["trial", "condition", "landed", "resumes", "redone", "lost", "doubled", "executed/counted"]
    echo_table([*columns, "gave up", "artifact"], lines, "")


def landed(measured: Conditions) -> str:
    """How much of a condition landed, in words."""
    if not measured.condition:
        return "–"
    counts = {"fault": measured.faults_landed, "kill": measured.kills_landed}
    parts = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count]
    return ", ".join(parts) or "nothing"


def _differing(found: ReadBundle, among: Sequence[ReadBundle]) -> int | None:
    other = unbroken(found, among) if found.bundle.trial.condition else None
    return differing(found, other) if other is not None else None


def _known(value: int | None) -> str:
    return "?" if value is None else str(value)


def _artifact(files: int | None) -> str:
    if files is None:
        return "–"
    return "same" if files == 0 else f"{files} files differ"


def conclude(result: RunResult, as_json: bool) -> None:
    """Say what came of a run."""
    if as_json:
        told = [{**asdict(who), "passed": task} for who, task in result.disqualified.items()]
        echo_json({"run": result.plan.id, "trials": rows(result.bundles), "disqualified": told})
        return
    table(result.bundles)
    for who, task in result.disqualified.items():
        click.echo(f"\nDISQUALIFIED: {who} passed the impossible task {task}; nothing of it counts")
    click.echo(f"\nrun {result.plan.id}; the page: bench leaderboard {result.plan.id}")
