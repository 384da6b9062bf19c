"""From trials to what may be said about a harness: means over tasks, intervals, survival curves.

Trials of one task resemble each other, so the task is the unit: a task's repeats are averaged first,
and the interval is over task means.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd
from scipy import stats

from benchmark.spec.task import Tier
from benchmark.spec.trial import Track

CONFIDENCE = 0.95
FEW_TASKS = 8
"""Below that many tasks a tier says so."""

_EXACT_TASKS = 20
_DRAWS = 100_000


@dataclass(frozen=True)
class TrialResult:
    """One trial as the statistics see it.

    A trial that was planned and has no result is a `fail` that survived nothing.
    """

    harness: str
    model: str | None
    track: Track
    tier: Tier
    task: str
    required_steps: int
    outcome: Literal["pass", "fail", "void"]
    survived: int
    survived_raw: int

    @property
    def gap(self) -> int:
        """G = R - S."""
        return self.required_steps - self.survived


@dataclass(frozen=True)
class Estimate:
    """A mean over tasks with its 95% t-interval; no interval from a single task."""

    mean: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class SurvivalCurve:
    """The Kaplan-Meier estimate of P(S > s), a step function.

    Attributes:
        steps: where it drops or is censored, ascending.
        probabilities: its value from there on; 1 before the first.
        censored: where trials left without failing.
        median: the smallest s with P(S > s) <= 1/2; None if the curve stays above.
        horizon: tau, the smallest R of the tier: comparable up to here.
        restricted_mean: the area below the curve up to tau, in steps.
    """

    steps: tuple[float, ...]
    probabilities: tuple[float, ...]
    censored: tuple[float, ...]
    median: float | None
    horizon: int
    restricted_mean: float


@dataclass(frozen=True)
class Comparison:
    """Two harnesses on the tasks that both did, by a sign-flip test over tasks.

    Attributes:
        tasks: how many there are.
        difference: mean over tasks of the first's mean minus the second's.
        p: the two-sided p-value; None without a task in common.
        least_p: the smallest p that so many tasks can give, 2^(1 - tasks): 0.0625 with five, so that no
            outcome on five tasks is significant at 0.05.
    """

    tasks: int
    difference: float
    p: float | None
    least_p: float


@dataclass(frozen=True)
class Standing:
    """One harness and model in one tier and track.

    Attributes:
        rank: from 1, within tier and track, by the mean of G/R; equals share a rank.
        trials: all trials, void and missing ones too.
        gap: endurance gap in steps. A void counts as if it had failed where it was cut off, so that
            calling a failure void can't help.
        gap_share: the same as G/R, between 0 and 1.
        survival: voids are censored there instead; a pass is censored at its R.
        all_pass: k and pass^k for the largest k that every task has attempts for; None if that is 1.
        against_first: G/R compared with that of the first in rank; None for itself and its equals.
    """

    rank: int
    harness: str
    model: str | None
    track: Track
    tier: Tier
    tasks: int
    trials: int
    passes: int
    voids: int
    gap: Estimate
    gap_share: Estimate
    survival: SurvivalCurve
    all_pass: tuple[int, float] | None = None
    against_first: Comparison | None = None

    @property
    def pass_rate(self) -> float:
        """Passes by trials."""
        return self.passes / self.trials


def standings(results: Iterable[TrialResult]) -> tuple[Standing, ...]:
    """Every harness x model x track x tier, best first within hardest tier first."""
    trials = list(results)
    groups: dict[tuple[Tier, Track, str, str | None], list[TrialResult]] = {}
    for trial in trials:
        groups.setdefault((trial.tier, trial.track, trial.harness, trial.model), []).append(trial)
    horizon = {tier: min(t.required_steps for t in trials if t.tier == tier) for tier in {t.tier for t in trials}}
    unranked = [_standing(group, horizon[key[0]]) for key, group in groups.items()]
    ranked = sorted(_ranked(unranked), key=_order)
    first: dict[tuple[Tier, Track], Standing] = {}
    for standing in ranked:
        first.setdefault((standing.tier, standing.track), standing)
    return tuple(_compared(standing, first[standing.tier, standing.track], groups) for standing in ranked)


def estimate(values: Iterable[tuple[str, float]], ceiling: float = math.inf) -> Estimate:
    """The mean over tasks of the means over each task's values, with a t-interval over task means.

    Args:
        values: task and value, one a trial; at least one.
        ceiling: the largest possible value; the interval is cut there and at 0.
    """
    means = pd.DataFrame(values, columns=["task", "value"]).groupby("task")["value"].mean()
    mean = float(means.mean())
    if len(means) < 2:
        return Estimate(mean, None, None)
    half = float(stats.t.ppf((1 + CONFIDENCE) / 2, len(means) - 1) * means.std(ddof=1) / math.sqrt(len(means)))
    return Estimate(mean, max(0.0, mean - half), min(ceiling, mean + half))


def compare(first: Iterable[tuple[str, float]], second: Iterable[tuple[str, float]]) -> Comparison:
    """Whether two harnesses differ, by the task-level sign-flip test (Fisher's randomisation test of pairs).

    If they did not differ, the difference on each task could as well have the other sign. Trials of one task
    are not independent, so a log-rank test over trials finds differences where there are none; here the
    task is the unit, and its trials are averaged first.

    Args:
        first: task and value of the one harness, one a trial; a lower value is no better or worse than a higher.
        second: the same of the other.

    Returns:
        The comparison, over all 2^(tasks - 1) distinct flips up to 20 tasks; beyond that, over 100,000 drawn ones.
    """
    one, other = (pd.DataFrame(list(values), columns=["task", "value"]) for values in (first, second))
    means = pd.concat([frame.groupby("task")["value"].mean() for frame in (one, other)], axis=1, join="inner")
    differences = (means.iloc[:, 0] - means.iloc[:, 1]).to_numpy(dtype=float)
    count = len(differences)
    if count == 0:
        return Comparison(0, 0.0, None, 1.0)
    if count <= _EXACT_TASKS:
        sums = differences[:1]  # the other half mirrors this one
        for difference in differences[1:]:
            sums = np.concatenate([sums + difference, sums - difference])
    else:
        signs = np.random.default_rng(0).choice([-1.0, 1.0], size=(_DRAWS, count))
        sums = np.append(signs @ differences, differences.sum())  # what was seen is one of the possible
    reach = abs(differences.sum()) - 1e-9 * (1 + abs(differences).sum())
    return Comparison(count, float(differences.mean()), float((abs(sums) >= reach).mean()), 2.0 ** (1 - count))


def pass_hat(results: Iterable[tuple[str, bool]], k: int) -> float | None:
    """pass^k: how likely k attempts at a task all pass, averaged over tasks.

    The unbiased estimate for a task with c passes in n attempts is C(c, k) / C(n, k), the share of the
    choices of k attempts in which all passed (Yao et al. 2024, tau-bench).

    Args:
        results: task and whether it passed, one a trial; a void is no pass.
        k: from 1.

    Returns:
        None if some task has fewer than k attempts, or there is none.

    Raises:
        ValueError: k is less than 1.
    """
    if k < 1:
        raise ValueError("pass^k needs k >= 1")
    tasks: dict[str, list[bool]] = {}
    for task, passed in results:
        tasks.setdefault(task, []).append(passed)
    if not tasks or min(map(len, tasks.values())) < k:
        return None
    return sum(math.comb(sum(found), k) / math.comb(len(found), k) for found in tasks.values()) / len(tasks)


def survival_curve(trials: Sequence[TrialResult], horizon: int) -> SurvivalCurve:
    """Kaplan-Meier of S over trials (at least one); passes and voids are right-censored."""
    events = [float(trial.survived) for trial in trials if trial.outcome == "fail"]
    censored = sorted(float(trial.survived) for trial in trials if trial.outcome != "fail")
    curve = stats.ecdf(stats.CensoredData(uncensored=events, right=censored)).sf
    steps = tuple(float(step) for step in curve.quantiles)
    probabilities = tuple(float(p) for p in curve.probabilities)
    return SurvivalCurve(
        steps=steps,
        probabilities=probabilities,
        censored=tuple(censored),
        median=next((s for s, p in zip(steps, probabilities, strict=True) if p <= 0.5), None),
        horizon=horizon,
        restricted_mean=_area(steps, probabilities, horizon),
    )


def _compared(
    standing: Standing, first: Standing, groups: Mapping[tuple[Tier, Track, str, str | None], Sequence[TrialResult]]
) -> Standing:
    if standing.rank == 1:
        return standing
    one, other = (
        [(trial.task, trial.gap / trial.required_steps) for trial in groups[x.tier, x.track, x.harness, x.model]]
        for x in (standing, first)
    )
    return replace(standing, against_first=compare(one, other))


def _all_pass(group: Sequence[TrialResult]) -> tuple[int, float] | None:
    attempts = min(Counter(trial.task for trial in group).values())
    found = pass_hat(((trial.task, trial.outcome == "pass") for trial in group), attempts) if attempts > 1 else None
    return None if found is None else (attempts, found)


def _standing(group: Sequence[TrialResult], horizon: int) -> Standing:
    first = group[0]
    required = {trial.task: trial.required_steps for trial in group}
    return Standing(
        rank=0,
        harness=first.harness,
        model=first.model,
        track=first.track,
        tier=first.tier,
        tasks=len({trial.task for trial in group}),
        trials=len(group),
        passes=sum(trial.outcome == "pass" for trial in group),
        voids=sum(trial.outcome == "void" for trial in group),
        gap=estimate(((trial.task, trial.gap) for trial in group), ceiling=sum(required.values()) / len(required)),
        gap_share=estimate(((trial.task, trial.gap / trial.required_steps) for trial in group), ceiling=1.0),
        survival=survival_curve(group, horizon),
        all_pass=_all_pass(group),
    )


def _ranked(unranked: Sequence[Standing]) -> Iterable[Standing]:
    for standing in unranked:
        rivals = [other for other in unranked if (other.tier, other.track) == (standing.tier, standing.track)]
        better = sum(other.gap_share.mean < standing.gap_share.mean - 1e-9 for other in rivals)
        yield replace(standing, rank=better + 1)


def _order(standing: Standing) -> tuple[int, str, int, str, str]:
    tier = list(Tier).index(standing.tier)
    return (-tier, standing.track, standing.rank, standing.harness, standing.model or "")


def _area(steps: Sequence[float], probabilities: Sequence[float], horizon: float) -> float:
    """The area below a step function that starts at 1, from 0 to the horizon."""
    area, at, height = 0.0, 0.0, 1.0
    for step, probability in zip(steps, probabilities, strict=True):
        if step >= horizon:
            break
        area += (step - at) * height
        at, height = step, probability
    return area + (horizon - at) * height
