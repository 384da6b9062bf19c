"""Turns what was asked for into a pre-registered plan: every trial, before the first one starts."""

import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from benchmark.gateway import ProviderBackend
from benchmark.spec.errors import UsageError
from benchmark.spec.task import Task, Tier
from benchmark.spec.trial import RunPlan, TrialPlan
from benchmark.suite.load import LoadedHarness, LoadedTask, load_harness, load_task
from benchmark.suite.locate import Suite

_ID = re.compile(r"[^A-Za-z0-9.-]+")


def make_plan(
    suite: Suite,
    *,
    harnesses: Sequence[str],
    tasks: Sequence[str],
    tier: str | None,
    model: str | None,
    attempts: int,
    max_steps: int | None,
    localise: Literal["exact", "final"] = "exact",
) -> RunPlan:
    """The plan of a run.

    Args:
        suite: where tasks and harnesses are.
        harnesses: names, each with options as in `planted:mode=loop,at=0.5`.
        tasks: names; empty means all of `tier`.
        tier: a tier's name, or `all`.
        model: for clients; scripted harnesses have none.
        attempts: repeats of each harness on each task.
        max_steps: step budget of every trial; None: the task's, or twice R but at least 50.
        localise: grade every distinct tree, or only the last.

    Raises:
        UsageError: something unknown or missing was asked for.
    """
    if not harnesses:
        raise UsageError("no harness named", fix=f"pass --harness NAME; known: {', '.join(suite.harness_names())}")
    chosen = [_harness(suite, text) for text in harnesses]
    loaded = _tasks(suite, tasks, tier)
    if not loaded:
        raise UsageError(f"no task in tier {tier!r}", fix="see bench list tasks")
    trials = [
        TrialPlan(
            id=_trial_id(task.name, harness.name, options, model, repeat),
            harness=harness.name,
            options=options,
            model=_model(harness, model),
            task=task.name,
            repeat=repeat,
            max_steps=max_steps or budget(task.task),
        )
        for task in loaded
        for harness, options in chosen
        for repeat in range(1, attempts + 1)
    ]
    twice = {trial.id for trial in trials if sum(other.id == trial.id for other in trials) > 1}
    if twice:
        raise UsageError(
            f"asked for twice: {', '.join(sorted(twice))}", fix="name each harness and task once; use --attempts"
        )
    now = datetime.now(UTC)
    return RunPlan(
        id=f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}",
        created=now.isoformat(timespec="seconds"),
        tier=Tier(tier) if tier and tier != "all" else None,
        suite=str(suite.root),
        trials=tuple(trials),
        localise=localise,
    )


def budget(task: Task) -> int:
    """A task's step budget: its own, or twice R but at least 50."""
    return task.limits.steps or max(50, 2 * task.required_steps)


def parse_harness(text: str) -> tuple[str, dict[str, str]]:
    """`name:key=value,key=value` as name and options.

    Raises:
        UsageError: an option has no value.
    """
    name, _, rest = text.partition(":")
    options: dict[str, str] = {}
    for part in filter(None, rest.split(",")):
        key, equals, value = part.partition("=")
        if not equals or not key or not value:
            raise UsageError(f"{part!r} is no option=value", where=f"--harness {text}", fix="write name:option=value")
        options[key] = value
    return name, options


def _harness(suite: Suite, text: str) -> tuple[LoadedHarness, dict[str, str]]:
    name, options = parse_harness(text)
    loaded = load_harness(suite, name)
    for key in options:
        if key not in loaded.spec.options:
            known = ", ".join(loaded.spec.options) or "it has none"
            raise UsageError(f"unknown option {key!r}", where=f"--harness {text}", fix=f"known: {known}")
    return loaded, options


def _tasks(suite: Suite, names: Sequence[str], tier: str | None) -> list[LoadedTask]:
    if not names and tier is None:
        raise UsageError("nothing to run", fix="pass --tier easy|medium|hard|extreme|all or --task NAME")
    tiers = [item.value for item in Tier]
    if tier is not None and tier != "all" and tier not in tiers:
        raise UsageError(f"unknown tier {tier!r}", fix=f"known tiers: {', '.join(tiers)}, all")
    chosen = [load_task(suite, name) for name in (names or suite.task_names())]
    return [task for task in chosen if names or tier == "all" or task.task.tier == tier]


def _model(harness: LoadedHarness, model: str | None) -> str | None:
    if harness.spec.kind == "scripted":
        return None
    if model is None:
        raise UsageError(
            f"{harness.name} drives a model",
            where=f"--harness {harness.name}",
            fix="pass --model oracle or --model NAME",
        )
    if model != "oracle":
        ProviderBackend.from_environment(harness.spec, model)  # the key must be there before anything is built
    return model


def _trial_id(task: str, harness: str, options: dict[str, str], model: str | None, repeat: int) -> str:
    parts = [task, harness, *options.values()]
    if model and model != "oracle":
        parts.append(model)
    return _ID.sub("-", "_".join(parts))[:120] + f"_{repeat}"
