"""Trials in a few words: for tables and for JSON."""

from collections.abc import Iterable
from typing import Any

import click

from benchmark.cli.context import echo_json, echo_table
from benchmark.engine.run import RunResult
from benchmark.results.read import ReadBundle


def rows(bundles: Iterable[ReadBundle]) -> list[dict[str, Any]]:
    """A JSON-able row a trial: who, what, the whole verdict, and where the bundle is."""
    return [
        {
            "trial": found.bundle.trial.id,
            "harness": found.bundle.trial.label,
            "model": found.bundle.trial.model,
            "track": found.bundle.track,
            "task": found.bundle.task.name,
            "tier": found.bundle.task.tier.value,
            "repeat": found.bundle.trial.repeat,
            "attempt": found.bundle.attempt,
            "seconds": found.bundle.seconds,
            "bundle": str(found.path),
            **found.verdict.model_dump(mode="json"),
        }
        for found in bundles
    ]


def table(bundles: Iterable[ReadBundle]) -> None:
    """Print a line a trial."""
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


def conclude(result: RunResult, as_json: bool) -> None:
    """Say what came of a run."""
    if as_json:
        echo_json({"run": result.plan.id, "trials": rows(result.bundles)})
        return
    table(result.bundles)
    click.echo(f"\nrun {result.plan.id}; the page: bench leaderboard {result.plan.id}")
