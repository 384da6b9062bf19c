"""What is said about a harness: checked by hand, by simulation, and against known cheats."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from benchmark.endurance.statistics import (
    Standing,
    TrialResult,
    compare,
    estimate,
    pass_hat,
    standings,
    survival_curve,
)
from benchmark.spec.task import Tier


def trial(
    survived: int, required: int = 20, *, outcome: str | None = None, task: str = "a", **more: object
) -> TrialResult:
    found = outcome or ("pass" if survived == required else "fail")
    whole = {"harness": "h", "model": None, "track": "scripted", "tier": Tier.of(required), **more}
    return TrialResult(
        task=task, required_steps=required, outcome=found, survived=survived, survived_raw=survived, **whole
    )


def only(*trials: TrialResult) -> Standing:
    (found,) = standings(trials)
    return found


def test_a_task_with_many_repeats_weighs_no_more_than_one_with_few() -> None:
    found = only(*(trial(20) for _ in range(9)), trial(0, task="b"))
    assert (found.gap.mean, found.gap_share.mean, found.trials, found.tasks) == (10, 0.5, 10, 2)


def test_one_task_gives_no_interval() -> None:
    found = only(trial(3), trial(9), trial(11))
    assert (found.gap.low, found.gap.high) == (None, None)


def test_the_interval_is_students_over_task_means() -> None:
    found = estimate([("a", 10), ("a", 20), ("b", 21), ("c", 30)])
    half = 4.302653 * np.std([15, 21, 30], ddof=1) / math.sqrt(3)
    assert found.mean == pytest.approx(22)
    assert (found.low, found.high) == pytest.approx((22 - half, 22 + half), rel=1e-6)


def test_an_interval_never_leaves_the_possible() -> None:
    found = only(trial(0), trial(28, 28, task="b"))
    assert (found.gap.low, found.gap.high, found.gap_share.low, found.gap_share.high) == (0, 24, 0, 1)


@pytest.mark.parametrize("tasks", [5, 12, 40])
def test_the_interval_covers_the_truth_about_as_often_as_it_says(tasks: int) -> None:
    rng = np.random.default_rng(7)
    hits = 0
    for _ in range(400):
        difficulty = rng.beta(2, 3, tasks)
        values = [
            (str(task), float(rng.binomial(40, share) / 40)) for task, share in enumerate(difficulty) for _ in range(3)
        ]
        found = estimate(values, ceiling=1.0)
        if found.low is None or found.high is None:
            raise ValueError("an interval was expected")
        hits += found.low <= 0.4 <= found.high
    assert 0.92 <= hits / 400 <= 0.98


def test_survival_without_censoring_is_the_share_still_going() -> None:
    curve = survival_curve([trial(s) for s in (2, 5, 5, 11)], horizon=20)
    assert curve.steps == (2, 5, 11)
    assert curve.probabilities == pytest.approx((0.75, 0.25, 0))
    assert curve.median == 5
    assert curve.restricted_mean == pytest.approx((2 + 5 + 5 + 11) / 4)


def test_survival_with_passes_and_voids_agrees_with_kaplan_and_meier_by_hand() -> None:
    trials = [trial(3), trial(6, outcome="void"), trial(8), trial(12), trial(20), trial(20)]
    curve = survival_curve(trials, horizon=20)
    by_step = dict(zip(curve.steps, curve.probabilities, strict=True))
    assert by_step[3] == pytest.approx(5 / 6)
    assert by_step[8] == pytest.approx(5 / 6 * 3 / 4)
    assert by_step[12] == pytest.approx(5 / 6 * 3 / 4 * 2 / 3)
    assert by_step[20] == by_step[12]
    assert curve.median == 12
    assert curve.censored == (6, 20, 20)


def test_the_median_is_unknown_while_more_than_half_survive() -> None:
    assert only(trial(20), trial(20), trial(3)).survival.median is None
    assert only(trial(0), trial(0)).survival.median == 0


def test_the_horizon_is_the_shortest_task_of_the_tier_for_every_harness() -> None:
    found = standings([trial(10, 12), trial(20, 28, task="b"), trial(20, 28, task="b", harness="other")])
    assert {item.survival.horizon for item in found} == {12}


def test_harder_tiers_come_first_and_equals_share_a_rank() -> None:
    found = standings(
        [
            trial(10, harness="middling"),
            trial(20, harness="best"),
            trial(10, harness="also"),
            trial(1, harness="worst"),
            trial(100, 250, harness="worst"),
        ]
    )
    assert [(item.tier, item.rank, item.harness) for item in found] == [
        (Tier.EXTREME, 1, "worst"),
        (Tier.EASY, 1, "best"),
        (Tier.EASY, 2, "also"),
        (Tier.EASY, 2, "middling"),
        (Tier.EASY, 4, "worst"),
    ]


def test_tracks_and_models_are_kept_apart() -> None:
    found = standings([trial(20), trial(5, track="perfect-model", model="oracle"), trial(5, track="model", model="m")])
    assert [(item.track, item.rank, item.model) for item in found] == [
        ("model", 1, "m"),
        ("perfect-model", 1, "oracle"),
        ("scripted", 1, None),
    ]


@given(st.lists(st.tuples(st.integers(0, 19), st.sampled_from("abc")), min_size=1, max_size=12), st.data())
def test_calling_failures_void_never_improves_gap_pass_rate_or_rank(
    runs: list[tuple[int, str]], data: st.DataObject
) -> None:
    rival = trial(10, harness="rival")
    honest = [trial(survived, task=task) for survived, task in runs]
    cheat = [
        trial(survived, task=task, outcome="void" if data.draw(st.booleans()) else None) for survived, task in runs
    ]
    before, after = ({s.harness: s for s in standings([rival, *group])}["h"] for group in (honest, cheat))
    assert (after.gap, after.gap_share, after.pass_rate, after.rank) == (
        before.gap,
        before.gap_share,
        before.pass_rate,
        before.rank,
    )


def pairs(values: list[float]) -> list[tuple[str, float]]:
    return [(str(task), value) for task, value in enumerate(values)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=9))
def test_the_sign_flip_test_counts_every_flip(values: list[tuple[int, int]]) -> None:
    found = compare(pairs([float(a) for a, _ in values]), pairs([float(b) for _, b in values]))
    differences = [a - b for a, b in values]
    flips = [
        abs(sum(sign * d for sign, d in zip(signs, differences, strict=True)))
        for signs in itertools.product((-1, 1), repeat=len(differences))
    ]
    assert found.p == pytest.approx(sum(total >= abs(sum(differences)) for total in flips) / len(flips))
    assert found.difference == pytest.approx(sum(differences) / len(differences))


def test_the_sign_flip_test_agrees_with_scipy() -> None:
    rng = np.random.default_rng(3)
    for count in (6, 9, 12):
        a, b = rng.normal(0.4, 1, count), rng.normal(0, 1, count)
        theirs = stats.permutation_test(
            (a, b), lambda x, y, axis: np.mean(x - y, axis=axis), permutation_type="samples", vectorized=True,
            n_resamples=np.inf,
        )  # fmt: skip
        assert compare(pairs(list(a)), pairs(list(b))).p == pytest.approx(theirs.pvalue)


def test_five_tasks_are_never_significant_and_six_may_be() -> None:
    five, six = (compare(pairs([10.0 + n for n in range(count)]), pairs([0.0] * count)) for count in (5, 6))
    assert (five.p, five.least_p) == (0.0625, 0.0625)
    assert (six.p, six.least_p) == (0.03125, 0.03125)


def test_repeats_of_one_task_are_one_difference_and_tasks_of_only_one_harness_are_none() -> None:
    found = compare([("a", 4), ("a", 8), ("b", 1)], [("a", 2), ("c", 100)])
    assert (found.tasks, found.difference, found.p) == (1, 4, 1)
    assert compare([("a", 1)], [("b", 1)]).p is None


def test_many_tasks_are_sampled_and_give_the_same_answer_each_time() -> None:
    rng = np.random.default_rng(5)
    a, b = list(rng.normal(0.3, 1, 24)), list(rng.normal(0, 1, 24))
    first, again = (compare(pairs(a), pairs(b)) for _ in range(2))
    exact = stats.ttest_rel(a, b).pvalue
    assert first == again
    assert first.p == pytest.approx(exact, abs=0.03)


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.integers(1, 8))
def test_pass_hat_k_is_the_share_of_choices_of_k_attempts_that_all_pass(results: list[bool], k: int) -> None:
    found = pass_hat([("a", passed) for passed in results], k)
    chosen = [all(group) for group in itertools.combinations(results, k)]
    assert found == (pytest.approx(sum(chosen) / len(chosen)) if chosen else None)


def test_pass_hat_k_weighs_tasks_alike_and_needs_k_attempts_at_each() -> None:
    results = [("a", True)] * 6 + [("b", True), ("b", False)]
    assert pass_hat(results, 1) == 0.75
    assert pass_hat(results, 2) == 0.5
    assert pass_hat(results, 3) is None
    assert pass_hat([], 1) is None
    with pytest.raises(ValueError, match="k >= 1"):
        pass_hat(results, 0)


def test_a_standing_is_compared_with_the_first_over_tasks_and_says_how_often_all_attempts_pass() -> None:
    tasks = [str(number) for number in range(6)]
    good = [trial(20 if repeat else 15, task=task, harness="good") for task in tasks for repeat in (0, 1)]
    bad = [trial(10, task=task, harness="bad") for task in tasks for _ in (0, 1)]
    first, second = standings([*bad, *good])
    assert (first.harness, first.against_first, first.all_pass) == ("good", None, (2, 0.0))
    assert second.against_first == compare(
        [(task, 0.5) for task in tasks], [(task, share) for task in tasks for share in (0.25, 0.0)]
    )
    assert second.against_first.p == 0.03125
    assert only(trial(20), trial(10)).all_pass == (2, 0.0)
    assert only(trial(20), trial(20)).all_pass == (2, 1.0)
    assert only(trial(20)).all_pass is None
