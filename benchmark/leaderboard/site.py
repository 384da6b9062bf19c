"""Builds the leaderboard: one folder of static pages from a list of bundles.

Every bundle is verified and judged again on the way in; a bundle that does not verify is named on
the page and counts for nothing. The pages need no script and ask nothing of any other machine.
"""

import base64
import hashlib
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from benchmark import __version__
from benchmark.endurance.statistics import (
    FEW_TASKS,
    Estimate,
    Standing,
    SurvivalCurve,
    TrialResult,
    standings,
)
from benchmark.leaderboard.charts import Chart, Key, keys, survival_chart
from benchmark.leaderboard.tasks import FindProof, task_page, task_views
from benchmark.leaderboard.trials import TrialView, view
from benchmark.results.conditions import Conditions, conditions, differing, unbroken
from benchmark.results.diffs import printable
from benchmark.results.impossible import Entrant, disqualified, entrant, impossible
from benchmark.results.read import BadBundle, ReadBundle, read_bundle
from benchmark.spec.errors import UsageError
from benchmark.spec.task import Task, Tier
from benchmark.spec.trial import RunPlan, TrialPlan

MARKER = ".endurance-gap-site"
"""A file in every site of ours: nothing else is ever replaced."""

_BOUNDS = {
    Tier.EASY: "at most 30 required steps",
    Tier.MEDIUM: "31 to 100 required steps",
    Tier.HARD: "101 to 200 required steps",
    Tier.EXTREME: "more than 200 required steps",
}


@dataclass(frozen=True)
class RowView:
    """A standing with its place in the chart's legend and the trials behind it; some of them may be disqualified."""

    standing: Standing
    name: str
    key: Key
    versions: str
    trials: tuple[TrialView, ...]
    disqualified: bool


@dataclass(frozen=True)
class TierView:
    """One tier's section of the index."""

    tier: Tier
    bounds: str
    tasks: int
    rows: tuple[RowView, ...]
    chart: Chart


@dataclass(frozen=True)
class ConditionView:
    """A trial under a condition; `files_differing` from a clean pass, None where there is none to compare with."""

    trial: TrialView
    measured: Conditions
    files_differing: int | None


@dataclass(frozen=True)
class Refused:
    """A bundle that counts for nothing."""

    name: str
    reason: str


def build_site(
    bundles: Sequence[Path], out: Path, plans: Sequence[RunPlan] = (), find_proof: FindProof = lambda *_: None
) -> Path:
    """Build the site in the folder `out`, which is replaced as a whole.

    Args:
        bundles: folders of bundles; a trial that comes twice counts once.
        out: the site's folder: missing, empty, or a site that was built before.
        plans: runs that were registered beforehand. A trial of theirs that has no bundle counts as
            failed before its first step, so that leaving one out gains nothing.
        find_proof: where a task's proof may be found; what it measured is told on the task's page.

    Returns:
        The path of its `index.html`.

    Raises:
        UsageError: `out` is something else than a site of ours.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).exists())):
        raise UsageError("is there already and is no leaderboard", where=str(out), fix="name another folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        scratch.chmod(0o755)
        _write(bundles, scratch, plans, find_proof)
        if out.exists():
            old = scratch.with_name(scratch.name + ".old")
            out.rename(old)
            scratch.rename(out)
            shutil.rmtree(old)
        else:
            scratch.rename(out)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return out / "index.html"


def _write(bundles: Sequence[Path], folder: Path, plans: Sequence[RunPlan], find_proof: FindProof) -> None:
    (folder / MARKER).write_text(f"endurance-gap {__version__}\n", encoding="utf-8")
    (folder / "trials").mkdir()
    (folder / "tasks").mkdir()
    pages = _environment()
    trials: list[TrialView] = []
    refused: list[Refused] = []
    seen: set[tuple[str, str]] = set()
    for path in bundles:
        try:
            source = read_bundle(path)
            trial = view(source, _page(source))
        except (BadBundle, ValueError) as error:
            refused.append(Refused(path.name, str(error).replace(str(path), path.name)))
            continue
        if (key := (source.bundle.run, source.bundle.trial.id)) in seen:
            refused.append(Refused(path.name, f"trial {key[1]} of run {key[0]} is there already; counted once"))
            continue
        seen.add(key)
        trials.append(trial)
    out = disqualified((trial.source.bundle, trial.verdict) for trial in trials)
    for trial in trials:
        html = pages.get_template("trial.html").render(
            trial=trial, passed=_passed(trial, out), up="../", title=_title(trial)
        )
        (folder / "trials" / trial.page).write_text(html, encoding="utf-8")
    of_tasks = task_views(trials, find_proof)
    for task in of_tasks:
        html = pages.get_template("task.html").render(task=task, up="../", title=task.task.title)
        (folder / "tasks" / task.page).write_text(html, encoding="utf-8")
    missing, absent = _absent(plans, seen, {task.task.name: task.task for task in of_tasks})
    refused += absent
    # A trial under a condition stands apart: it is compared with its own clean one, never ranked among others'.
    # An impossible task says nothing about endurance.
    counted = [
        trial for trial in trials if not trial.source.bundle.trial.condition and not impossible(trial.source.bundle)
    ]
    tiers = _tiers(counted, missing, out)
    html = pages.get_template("index.html").render(
        tiers=tiers,
        conditioned=_conditioned(trials),
        tasks=of_tasks,
        traps=tuple(trial for task in of_tasks if task.task.impossible is not None for trial in task.trials),
        disqualified=tuple(sorted((str(who), task) for who, task in out.items())),
        refused=refused,
        few=FEW_TASKS,
        up="",
        title="Endurance gap",
    )
    (folder / "index.html").write_text(html, encoding="utf-8")


def _absent(
    plans: Sequence[RunPlan], seen: Set[tuple[str, str]], tasks: Mapping[str, Task]
) -> tuple[list[TrialResult], list[Refused]]:
    """Planned trials without a bundle: those that count as nothing survived, and what is said of each."""
    missing: list[TrialResult] = []
    said: list[Refused] = []
    for run, planned in ((plan.id, trial) for plan in plans for trial in plan.trials):
        if (run, planned.id) in seen:
            continue
        task = tasks.get(planned.task)
        what = "planned, but there is no bundle"
        if planned.condition:
            pass  # never ranked, so nothing is lost
        elif task is None:
            what += " and no other of its task"
        elif task.impossible is not None:
            what += "; the task is an impossible one"
        else:
            missing.append(_missing(planned, task))
            what += "; counts as nothing survived"
        said.append(Refused(f"{run}/{planned.id}", what))
    return missing, said


def _conditioned(trials: Sequence[TrialView]) -> tuple[ConditionView, ...]:
    sources = [trial.source for trial in trials]
    rows = []
    for trial in trials:
        if trial.source.bundle.trial.condition:
            other = unbroken(trial.source, sources)
            files = differing(trial.source, other) if other is not None else None
            rows.append(ConditionView(trial, conditions(trial.source), files))
    rows.sort(key=lambda row: (row.trial.source.bundle.task.name, row.trial.harness, row.trial.source.bundle.run))
    return tuple(rows)


def _tiers(
    trials: Sequence[TrialView], missing: Sequence[TrialResult], out: dict[Entrant, str]
) -> tuple[TierView, ...]:
    results = {id(trial): _result(trial, worthless=_passed(trial, out) is not None) for trial in trials}
    ranked = standings([*results.values(), *missing])
    tiers = []
    for tier in dict.fromkeys(standing.tier for standing in ranked):
        of_tier = [standing for standing in ranked if standing.tier == tier]
        rows = []
        groups = [[trial for trial in trials if _belongs(results[id(trial)], standing)] for standing in of_tier]
        names = [
            group[0].harness if group else standing.harness for group, standing in zip(groups, of_tier, strict=True)
        ]
        for standing, name, key, group in zip(of_tier, names, keys(of_tier, names), groups, strict=True):
            group.sort(key=lambda trial: (trial.source.bundle.task.name, trial.source.bundle.trial.repeat))
            versions = ", ".join(sorted({trial.source.bundle.harness_version for trial in group}))
            told = any(_passed(trial, out) for trial in group)
            rows.append(RowView(standing, name, key, versions, tuple(group), told))
        tasks = len({result.task for result in [*results.values(), *missing] if result.tier == tier})
        chart = survival_chart(of_tier, f"Survival curves of the {tier.value} tier")
        tiers.append(TierView(tier, _BOUNDS[tier], tasks, tuple(rows), chart))
    return tuple(tiers)


def _passed(trial: TrialView, out: dict[Entrant, str]) -> str | None:
    """The impossible task that the trial's harness passed in its run; None if it is not disqualified."""
    return out.get(entrant(trial.source.bundle))


def _result(trial: TrialView, *, worthless: bool) -> TrialResult:
    """A trial as the statistics see it; nothing of it counts if it is worthless."""
    bundle, verdict = trial.source.bundle, trial.verdict
    if worthless:
        return _missing(bundle.trial, bundle.task)
    return TrialResult(
        harness=bundle.trial.label,
        model=bundle.trial.model,
        track=bundle.trial.track,
        tier=bundle.task.tier,
        task=bundle.task.name,
        required_steps=verdict.required_steps,
        outcome=verdict.outcome,
        survived=verdict.survived,
        survived_raw=verdict.survived_raw,
    )


def _missing(planned: TrialPlan, task: Task) -> TrialResult:
    return TrialResult(
        harness=planned.label,
        model=planned.model,
        track=planned.track,
        tier=task.tier,
        task=task.name,
        required_steps=task.required_steps,
        outcome="fail",
        survived=0,
        survived_raw=0,
    )


def _belongs(result: TrialResult, standing: Standing) -> bool:
    return (result.harness, result.model, result.track, result.tier) == (
        standing.harness,
        standing.model,
        standing.track,
        standing.tier,
    )


def _page(source: ReadBundle) -> str:
    """A file name that no bundle can choose freely; runs and trials are told apart by the digest."""
    name = f"{source.bundle.run}/{source.bundle.trial.id}"
    slug = re.sub(r"[^a-z0-9]+", "-", source.bundle.trial.id.lower()).strip("-")[:60]
    return f"{slug}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.html"


def _title(trial: TrialView) -> str:
    bundle = trial.source.bundle
    return f"{trial.harness} on {bundle.task.title}, repeat {bundle.trial.repeat}"


def _environment() -> Environment:
    pages = Environment(
        loader=PackageLoader("benchmark.leaderboard", "templates"),
        autoescape=select_autoescape(("html", "svg")),
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = pages.get_template("style.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    pages.globals.update(
        # The style sheet and the charts are our own; everything else is escaped.
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        version=__version__,
        svg=Markup,
        task_page=task_page,
    )
    pages.filters.update(
        duration=_duration,
        sentence=_sentence,
        steps=_steps,
        spread=_spread,
        percent=_percent,
        spread_percent=_spread_percent,
        median=_median,
    )
    return pages


def _clean(value: object) -> object:
    """What a template prints, without characters that act on the reader instead of being read."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return "\n".join(printable(line) for line in value.split("\n"))
    return value


def _steps(value: float) -> str:
    return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"


def _sentence(text: str) -> str:
    """With a capital, as a sentence begins."""
    return text[:1].upper() + text[1:]


def _duration(seconds: float) -> str:
    """Seconds as a person says them: `48 s`, `12 min`, `3.4 h`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _percent(value: float) -> str:
    return f"{100 * value:.0f}%" if value in (0, 1) or 0.005 <= value < 0.995 else f"{100 * value:.1f}%"


def _spread(found: Estimate) -> str:
    return "" if found.low is None or found.high is None else f"{_steps(found.low)} to {_steps(found.high)}"


def _spread_percent(found: Estimate) -> str:
    return "" if found.low is None or found.high is None else f"{_percent(found.low)} to {_percent(found.high)}"


def _median(curve: SurvivalCurve) -> str:
    return "not reached" if curve.median is None else _steps(curve.median)
