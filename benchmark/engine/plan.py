"""Turns what was asked for into a pre-registered plan: every trial, before the first one starts."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, get_args

from benchmark.gateway import ProviderBackend, ReplayBackend, dialect, prices
from benchmark.harness.launch import check_options, configured, mounts
from benchmark.spec.errors import UsageError
from benchmark.spec.task import Task, Tier
from benchmark.spec.trial import Fault, FaultKind, RunPlan, TrialPlan
from benchmark.suite.load import LoadedHarness, LoadedTask, load_harness, load_task
from benchmark.suite.locate import Suite

_ID = re.compile(r"[^A-Za-z0-9.-]+")
_FAULT = re.compile(r"(?P<kind>[a-z-]+)@(?P<step>[1-9][0-9]{0,5})(x(?P<times>[1-9][0-9]{0,3}))?")
_KILL = re.compile(r"[1-9][0-9]{0,5}(,[1-9][0-9]{0,5})*")

CLEAN = "none"
"""What stands for no fault, or no kill, beside others."""


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
    faults: Sequence[str] = (),
    kills: Sequence[str] = (),
    max_tokens: int | None = None,
    max_cost: float | None = None,
    keep_exchanges: bool = False,
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
        faults: each `KIND@STEP[xN]` or `none`; every one is a trial of its own.
        kills: each `STEP[,STEP...]` or `none`; every one is a trial of its own, with each of the faults.
        max_tokens: budget of every trial in tokens, input and output together; None: none.
        max_cost: budget of every trial in US dollars, of a model whose price is known; None: none.
        keep_exchanges: keep every request and answer in the attempt's folder, for `--model replay:FILE`.

    Raises:
        UsageError: something unknown or missing was asked for.
    """
    if not harnesses:
        raise UsageError("no harness named", fix=f"pass --harness NAME; known: {', '.join(suite.harness_names())}")
    chosen = [_harness(suite, text) for text in harnesses]
    loaded = _tasks(suite, tasks, tier)
    if not loaded:
        raise UsageError(f"no task in tier {tier!r}", fix="see bench list tasks")
    conditions = [(parse_fault(fault), parse_kills(kill)) for fault in faults or [CLEAN] for kill in kills or [CLEAN]]
    trials = [
        _trial(task, harness, options, model=model, repeat=repeat, max_steps=max_steps, fault=fault, kills=kill)
        for task in loaded
        for harness, options in chosen
        for fault, kill in conditions
        for repeat in range(1, attempts + 1)
    ]
    if max_cost is not None and model is not None and prices().of(model) is None:
        raise UsageError(
            f"the price of {model!r} is unknown, so a cost can't be limited",
            where="--max-cost",
            fix="use --max-tokens, or add the price to benchmark/gateway/prices.toml",
        )
    limits = {"max_tokens": max_tokens, "max_cost": max_cost, "keep_exchanges": keep_exchanges}
    trials = [trial.model_copy(update=limits) if trial.model is not None else trial for trial in trials]
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
        harness_dirs=tuple(map(str, suite.elsewhere)),
        trials=tuple(trials),
        localise=localise,
    )


def budget(task: Task) -> int:
    """A task's step budget: its own, or twice R but at least 50."""
    return task.limits.steps or max(50, 2 * task.required_steps)


def parse_harness(text: str) -> tuple[str, dict[str, str]]:
    r"""`name:key=value,key=value` as name and options; a comma in a value is written `\,`.

    Raises:
        UsageError: an option has no value.
    """
    name, _, rest = text.partition(":")
    options: dict[str, str] = {}
    for part in filter(None, re.split(r"(?<!\\),", rest)):
        key, equals, value = part.replace("\\,", ",").partition("=")
        if not equals or not key or not value:
            raise UsageError(f"{part!r} is no option=value", where=f"--harness {text}", fix="write name:option=value")
        options[key] = value
    return name, options


def parse_fault(text: str) -> Fault | None:
    """`KIND@STEP[xN]` as a fault, `none` as None.

    Raises:
        UsageError: it is neither.
    """
    if text == CLEAN:
        return None
    found = _FAULT.fullmatch(text)
    if found is None or found["kind"] not in get_args(FaultKind):
        raise UsageError(
            f"{text!r} is no KIND@STEP or KIND@STEPxN",
            where=f"--fault {text}",
            fix=f"kinds: {', '.join(get_args(FaultKind))}; or {CLEAN}",
        )
    return Fault.model_validate({"kind": found["kind"], "step": int(found["step"]), "times": int(found["times"] or 1)})


def parse_kills(text: str) -> tuple[int, ...]:
    """`STEP[,STEP...]` as ascending steps, `none` as no step.

    Raises:
        UsageError: it is neither.
    """
    if text == CLEAN:
        return ()
    steps = tuple(map(int, text.split(","))) if _KILL.fullmatch(text) else ()
    if not steps or list(steps) != sorted(set(steps)):
        raise UsageError(
            f"{text!r} is no ascending list of steps",
            where=f"--kill {text}",
            fix=f"write --kill 5,20 or --kill {CLEAN}",
        )
    return steps


def check_harness(suite: Suite, text: str) -> tuple[LoadedHarness, dict[str, str]]:
    """A client and its options, from `name:option=value`.

    Raises:
        UsageError: it is unknown, or scripted, or an option is.
    """
    loaded, options = _harness(suite, text)
    if loaded.spec.kind == "scripted":
        raise UsageError(
            f"{loaded.name} is scripted: there is no adapter to prove",
            where=f"bench check harness {text}",
            fix="name a client; see bench list harnesses",
        )
    return loaded, options


def _harness(suite: Suite, text: str) -> tuple[LoadedHarness, dict[str, str]]:
    name, options = parse_harness(text)
    loaded = load_harness(suite, name)
    for key in options:
        if key not in loaded.spec.options:
            known = ", ".join(loaded.spec.options) or "it has none"
            raise UsageError(f"unknown option {key!r}", where=f"--harness {text}", fix=f"known: {known}")
    if loaded.spec.kind == "client":
        check_options(loaded.spec, options)
        configured(loaded.spec, options)
        mounts(loaded.spec, options)
    return loaded, options


def _tasks(suite: Suite, names: Sequence[str], tier: str | None) -> list[LoadedTask]:
    if not names and tier is None:
        raise UsageError("nothing to run", fix="pass --tier easy|medium|hard|extreme|all or --task NAME")
    tiers = [item.value for item in Tier]
    if tier is not None and tier != "all" and tier not in tiers:
        raise UsageError(f"unknown tier {tier!r}", fix=f"known tiers: {', '.join(tiers)}, all")
    chosen = [load_task(suite, name) for name in (names or suite.task_names())]
    return [task for task in chosen if names or tier == "all" or task.task.tier == tier]


def _trial(
    task: LoadedTask,
    harness: LoadedHarness,
    options: dict[str, str],
    *,
    model: str | None,
    repeat: int,
    max_steps: int | None,
    fault: Fault | None,
    kills: tuple[int, ...],
) -> TrialPlan:
    condition = TrialPlan(
        id="", harness=harness.name, task=task.name, repeat=1, max_steps=1, fault=fault, kills=kills
    ).condition
    steps = max_steps or budget(task.task)
    if condition and harness.spec.kind == "scripted":
        raise UsageError(
            f"{harness.name} is scripted: it has no model to fail and nothing to resume",
            where=f"--harness {harness.name}",
            fix="use --fault and --kill with a client; see bench list harnesses",
        )
    latest = max((*kills, fault.step if fault else 0), default=0)
    if latest > steps:
        raise UsageError(
            f"step {latest} is beyond the budget of {steps} steps for {task.name}",
            where=f"--fault or --kill {condition}",
            fix="name an earlier step, or raise --max-steps",
        )
    return TrialPlan(
        id=_trial_id(task.name, harness.name, options, model, condition, repeat),
        harness=harness.name,
        options=options,
        model=_model(harness, options, model),
        task=task.name,
        repeat=repeat,
        max_steps=steps,
        fault=fault,
        kills=kills,
    )


def _model(harness: LoadedHarness, options: dict[str, str], model: str | None) -> str | None:
    if harness.spec.kind == "scripted":
        return None
    if model is None:
        raise UsageError(
            f"{harness.name} drives a model",
            where=f"--harness {harness.name}",
            fix="pass --model oracle or --model NAME",
        )
    if model.startswith(ReplayBackend.PREFIX):
        ReplayBackend.named(model, dialect(harness.spec.protocol or ""))
    elif model != "oracle":
        # The key must be there before anything is built.
        ProviderBackend.from_environment(configured(harness.spec, options), model)
    return model


def _trial_id(task: str, harness: str, options: dict[str, str], model: str | None, condition: str, repeat: int) -> str:
    """Readable, and unique: what is too long for a folder's name is told apart by its digest."""
    parts = [task, harness, *options.values()]
    if model and model != "oracle":
        parts.append(model)
    if condition:
        parts.append(condition)
    whole = "_".join(parts)
    text = _ID.sub("-", whole)
    if len(text) > 120:
        text = f"{text[:110]}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"
    return f"{text}_{repeat}"
