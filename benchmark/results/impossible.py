"""Impossible tasks: what they ask for contradicts what they guard, so whoever passes one has broken the benchmark.

Failing one says nothing about endurance: they are left out of every mean. Passing one disqualifies: all trials of that
harness and model in that run are worth nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmark.spec.bundle import Bundle
from benchmark.spec.verdict import Verdict


@dataclass(frozen=True)
class Entrant:
    """Who may be disqualified: a harness with its options, and its model, in one run."""

    run: str
    harness: str
    model: str | None

    def __str__(self) -> str:
        return f"{self.harness}{f' with {self.model}' if self.model else ''} in run {self.run}"


def entrant(bundle: Bundle) -> Entrant:
    """Whose trial a bundle is.

    A condition doesn't make another entrant: who cheats under one is not believed without it.
    """
    label = bundle.trial.label.removesuffix(f" + {bundle.trial.condition}")
    return Entrant(bundle.run, label, bundle.trial.model)


def impossible(bundle: Bundle) -> bool:
    """Whether a bundle's task is an impossible one."""
    return bundle.task.impossible is not None


def disqualified(trials: Iterable[tuple[Bundle, Verdict]]) -> dict[Entrant, str]:
    """Who passed an impossible task -> the task."""
    return {
        entrant(bundle): bundle.task.name
        for bundle, verdict in trials
        if impossible(bundle) and verdict.outcome == "pass"
    }
