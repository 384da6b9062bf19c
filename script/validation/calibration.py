"""The statistics: coverage of intervals, what padding and relabelling can do, survival curves, comparisons, pass^k."""

import math
import random
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from benchmark.endurance.measures import measure
from benchmark.endurance.statistics import TrialResult, compare, estimate, pass_hat, standings, survival_curve
from benchmark.spec.task import Check, Tier
from validation.common import report

SEED = 20_261_122
RUNS = 2000
"""Simulated benchmarks of each kind."""

ATTEMPTS = 3
FRAILTY = 0.5
"""Variance of a task's own difficulty, a gamma factor on its hazard with mean 1."""

COVERED = (0.93, 0.97)

Rows = list[list[str]]
Array = NDArray[np.float64]

HAZARDS: dict[str, Callable[[Array], Array]] = {
    "constant": lambda share: np.full_like(share, 1.0),
    "rising": lambda share: 2.0 * share,
    "falling": lambda share: 0.5 / np.sqrt(share),
}
"""Relative hazard of failing at an action, by how much of the work is done; each averages 1 over the task."""


def run() -> bool:
    """Every simulation, one row each."""
    rows: Rows = []
    good = [part(rows) for part in (coverage, padding, relabelling, survival, comparison, five_tasks, pass_k)]
    report(
        "calibration",
        "Calibration of the statistics",
        "Simulated benchmarks whose truth is known. A trial of a task with R actions survives each action with a probability"
        " that follows a constant, rising or falling hazard; with frailty, each task multiplies it by a gamma factor of"
        f" variance {FRAILTY} of its own. R is drawn anew for each task. {ATTEMPTS} attempts a task unless it says otherwise;"
        f" seed {SEED}. A simulated share has a standard error of about {math.sqrt(0.05 * 0.95 / RUNS):.1%} at {RUNS} runs.",
        ["what", "setting", "found", "must be", "good"],
        rows,
        f"{sum(row[-1] == 'yes' for row in rows)} of {sum(bool(row[-1]) for row in rows)} hold.",
    )
    return all(good)


def coverage(rows: Rows) -> bool:
    """How often the t-interval over task means holds the true mean of G/R."""
    rng = np.random.default_rng(SEED)
    good = True
    for name in HAZARDS:
        for frail in (False, True):
            truth = float(gaps(rng, name, frail, 200_000, 1).mean())
            for tasks in (5, 8, 12, 40):
                hits = 0
                for _ in range(RUNS):
                    shares = gaps(rng, name, frail, tasks, ATTEMPTS)
                    found = estimate(
                        ((str(task), float(share)) for task, row in enumerate(shares) for share in row), ceiling=1.0
                    )
                    hits += (found.low or 0.0) <= truth <= (1.0 if found.high is None else found.high)
                share = hits / RUNS
                low, high = COVERED
                fine = low <= share <= high
                good = good and fine
                setting = f"{name} hazard, {'frailty' if frail else 'no frailty'}, {tasks} tasks, mean G/R {truth:.2f}"
                rows.append(
                    ["coverage of the 95% interval", setting, f"{share:.1%}", f"{low:.0%} to {high:.0%}", yes(fine)]
                )
    return good


def gaps(rng: np.random.Generator, hazard: str, frail: bool, tasks: int, attempts: int) -> Array:
    """G/R of `attempts` trials of each task, shape (tasks, attempts)."""
    required = rng.integers(31, 101, size=tasks)
    factor = rng.gamma(1 / FRAILTY, FRAILTY, size=tasks) if frail else np.ones(tasks)
    return 1 - survived(rng, hazard, required, factor, attempts) / required[:, None]


def survived(rng: np.random.Generator, hazard: str, required: NDArray[np.int64], factor: Array, attempts: int) -> Array:
    """S of each trial, by inversion of the cumulative hazard; shape (tasks, attempts)."""
    steps = np.arange(1, required.max() + 1)
    share = np.minimum(steps[None, :] / required[:, None], 1.0)
    rate = 1.2 * HAZARDS[hazard](share) * factor[:, None] / required[:, None]
    reached = np.where(steps[None, :] <= required[:, None], np.cumsum(rate, axis=1), np.inf)
    draws = rng.exponential(size=(len(required), attempts))
    found = np.stack([(reached < draws[:, [trial]]).sum(axis=1) for trial in range(attempts)], axis=1)
    return np.minimum(found, required[:, None]).astype(float)


def padding(rows: Rows) -> bool:
    """S of histories, and of the same with steps that change nothing."""
    rng = random.Random(SEED)
    moved = 0
    for _ in range(RUNS):
        checks, required, health = history(rng)
        padded = [state for state in health for _ in range(rng.randint(1, 6))]
        before, after = measure(checks, required, health), measure(checks, required, padded)
        moved += (before.survived, before.passed) != (after.survived, after.passed)
    rows.append(
        ["padding with steps that do nothing", f"{RUNS} random histories", f"{moved} moved S", "0", yes(not moved)]
    )
    return not moved


def history(rng: random.Random) -> tuple[tuple[Check, ...], int, list[set[str]]]:
    """Checks and a random course of health."""
    weights = [rng.randint(1, 12) for _ in range(rng.randint(2, 8))] + [0, 0]
    checks = tuple(
        Check(
            id=f"c{number}", kind="milestone" if weight else "guard", asserts="it holds", weight=weight,
            first_action=None, last_action=None,
        )
        for number, weight in enumerate(weights)
    )  # fmt: skip
    state = {check.id for check in checks if not check.weight}
    health = [set(state)]
    for _ in range(rng.randint(1, 30)):
        for check in rng.sample(checks, rng.choice([0, 1, 1, 2])):
            state ^= {check.id} if rng.random() < 0.5 or check.id not in state else set()
        health.append(set(state))
    return checks, sum(weights) + 1, health


def relabelling(rows: Rows) -> bool:
    """Gap, pass rate and rank of a harness whose failures are called void, against the same left as they are."""
    rng = np.random.default_rng(SEED + 1)
    helped = 0
    for _ in range(300):
        honest = [trial("h", str(task), int(s), 60) for task in range(6) for s in rng.integers(0, 61, size=ATTEMPTS)]
        rivals = [
            trial("rival", str(task), int(s), 60) for task in range(6) for s in rng.integers(0, 61, size=ATTEMPTS)
        ]
        cheat = [
            item
            if item.outcome == "pass" or rng.random() < 0.5
            else trial(item.harness, item.task, item.survived, 60, void=True)
            for item in honest
        ]
        before, after = ({s.harness: s for s in standings([*group, *rivals])}["h"] for group in (honest, cheat))
        helped += (
            after.gap.mean < before.gap.mean
            or after.gap_share.mean < before.gap_share.mean
            or after.pass_rate > before.pass_rate
            or after.rank < before.rank
        )
    rows.append(
        ["calling failures void", "300 benchmarks, half of the failures", f"{helped} gained", "0", yes(not helped)]
    )
    return not helped


def trial(harness: str, task: str, s: int, required: int, *, void: bool = False) -> TrialResult:
    outcome = "void" if void else "pass" if s >= required else "fail"
    return TrialResult(harness, None, "scripted", Tier.of(required), task, required, outcome, s, s)  # type: ignore[arg-type]


def survival(rows: Rows) -> bool:
    """Kaplan-Meier and restricted mean, against scipy and against the product limit written out."""
    rng = np.random.default_rng(SEED + 2)
    worst = 0.0
    for _ in range(300):
        trials = [
            trial("h", "a", int(s), 60, void=bool(rng.random() < 0.2))
            for s in rng.integers(0, 61, size=rng.integers(1, 40))
        ]
        curve = survival_curve(trials, horizon=50)
        theirs = stats.ecdf(
            stats.CensoredData(
                uncensored=[t.survived for t in trials if t.outcome == "fail"],
                right=[t.survived for t in trials if t.outcome != "fail"],
            )
        ).sf
        by_hand = dict(product_limit(trials))
        area = sum(
            min((p for s, p in by_hand.items() if s <= x), default=1.0) for x in range(50)
        )  # S only takes whole steps
        worst = max(
            worst,
            *(abs(p - float(theirs.evaluate(s))) for s, p in zip(curve.steps, curve.probabilities, strict=True)),
            *(abs(p - by_hand[s]) for s, p in zip(curve.steps, curve.probabilities, strict=True)),
            abs(area - curve.restricted_mean),
        )
    fine = worst < 1e-9
    rows.append(
        ["Kaplan-Meier, RMST", "300 samples, scipy and by hand", f"differ by at most {worst:.0e}", "< 1e-9", yes(fine)]
    )
    return fine


def product_limit(trials: list[TrialResult]) -> Iterator[tuple[float, float]]:
    """The Kaplan-Meier estimate as its textbook formula has it."""
    probability = 1.0
    for step in sorted({t.survived for t in trials}):
        risk = sum(t.survived >= step for t in trials)
        fails = sum(t.survived == step and t.outcome == "fail" for t in trials)
        probability *= 1 - fails / risk
        yield float(step), probability


def comparison(rows: Rows) -> bool:
    """False alarms of the sign-flip test, and of a log-rank test over trials, where harnesses do not differ."""
    rng = np.random.default_rng(SEED + 3)
    good = True
    for tasks, attempts in ((8, 5), (12, 5), (30, 3)):
        flips = logranks = power = 0
        for _ in range(RUNS):
            required = rng.integers(31, 101, size=tasks)
            shared = rng.gamma(1 / FRAILTY, FRAILTY, size=tasks)
            s = [
                survived(rng, "constant", required, shared * rng.gamma(2.0, 0.5, size=tasks), attempts)
                for _ in range(2)
            ]
            s.append(survived(rng, "constant", required, 3 * shared * rng.gamma(2.0, 0.5, size=tasks), attempts))
            shares = [[(str(t), float(x)) for t, row in enumerate(one / required[:, None]) for x in row] for one in s]
            flips += (compare(shares[0], shares[1]).p or 1.0) <= 0.05
            power += (compare(shares[0], shares[2]).p or 1.0) <= 0.05
            data = [
                stats.CensoredData(uncensored=one[one < required[:, None]], right=one[one >= required[:, None]])
                for one in s[:2]
            ]
            logranks += stats.logrank(*data).pvalue <= 0.05
        fine = flips / RUNS <= 0.06
        good = good and fine
        setting = f"{tasks} tasks x {attempts} attempts, each harness better at some tasks, no better on the whole"
        rows.append(
            ["false alarms at 0.05, sign-flip over tasks", setting, f"{flips / RUNS:.1%}", "at most 6%", yes(fine)]
        )
        rows.append(["the same, log-rank over trials", setting, f"{logranks / RUNS:.1%}", "(why it is not used)", ""])
        rows.append(
            [
                "power of the sign-flip test",
                f"{tasks} tasks x {attempts}, three times the hazard",
                f"{power / RUNS:.1%}",
                "",
                "",
            ]
        )
    return good


def five_tasks(rows: Rows) -> bool:
    """The smallest p that a few tasks allow."""
    good = True
    for tasks in (4, 5, 6, 8):
        found = compare(((str(n), 1.0 + n) for n in range(tasks)), ((str(n), 0.0) for n in range(tasks)))
        possible = 2.0 ** (1 - tasks)
        fine = found.p == found.least_p == possible
        good = good and fine
        can = "can" if possible <= 0.05 else "can't"
        rows.append(
            [
                f"the smallest p of {tasks} tasks",
                "every task says the same",
                f"{found.p:.4f}: {can} be significant",
                f"{possible:.4f}",
                yes(fine),
            ]
        )
    return good


def pass_k(rows: Rows) -> bool:
    """Whether pass^k is right on average."""
    rng = np.random.default_rng(SEED + 4)
    good = True
    for k in (1, 2, 4):
        chances = rng.beta(2, 1, size=(RUNS, 6))
        found = [
            pass_hat([(str(t), bool(rng.random() < p)) for t, p in enumerate(row) for _ in range(5)], k) or 0.0
            for row in chances
        ]
        error = float(np.mean(found) - np.mean(chances**k))
        spread = float(np.std(np.array(found) - (chances**k).mean(axis=1)) / math.sqrt(RUNS))
        fine = abs(error) < 4 * spread
        good = good and fine
        setting = f"k = {k}, 5 attempts at each of 6 tasks"
        rows.append(["bias of pass^k", setting, f"{error:+.4f}", f"within ±{4 * spread:.4f}", yes(fine)])
    return good


def yes(good: bool) -> str:
    return "yes" if good else "**no**"
