"""The definitions, restated by brute force and tried on random courses of health."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.endurance.measures import measure
from benchmark.spec.task import Check

MILESTONES = 4


def check(name: str, weight: int, *, transient: bool = False) -> Check:
    kind = "milestone" if weight else "guard"
    return Check(
        id=name, kind=kind, asserts=f"{name} holds", weight=weight, first_action=None, last_action=None,
        transient=transient,
    )  # fmt: skip


CHECKS = (check("a", 2), check("b", 3), check("c", 1), check("last", 4), check("guard", 0), check("other", 0))
R = 11
ALL = {item.id for item in CHECKS}
START = {"guard", "other"}


@st.composite
def runs(draw: st.DrawFn) -> tuple[tuple[Check, ...], int, list[set[str]]]:
    weights = draw(st.lists(st.integers(1, 6), min_size=1, max_size=5))
    flags = draw(st.lists(st.booleans(), min_size=len(weights) + 2, max_size=len(weights) + 2))
    names = [f"m{index}" for index in range(len(weights))]
    checks = tuple(
        check(name, weight, transient=flag) for name, weight, flag in zip(names, weights, flags, strict=False)
    )
    checks += (check("guard-1", 0, transient=flags[-2]), check("guard-2", 0, transient=flags[-1]))
    steps = draw(st.integers(0, 12))
    ids = [item.id for item in checks]
    health = [set(draw(st.lists(st.sampled_from(ids), unique=True))) for _ in range(steps + 1)]
    if draw(st.booleans()):
        health[-1] = set(ids)
    return checks, sum(weights) + 1, health


def brute_force(checks: tuple[Check, ...], required: int, health: list[set[str]]) -> dict[str, object]:
    """The definitions' own words, quantifiers and all."""
    end = len(health) - 1
    weigh = lambda t: sum(c.weight for c in checks if c.id in health[t])  # noqa: E731
    productive = [t for t in range(1, end + 1) if all(weigh(t) > weigh(u) for u in range(t))]
    last = productive[-1] if productive else 0
    breaks = {
        (t, c.id)
        for t in range(1, end + 1)
        for c in checks
        if not c.transient and c.id in health[t - 1] and all(c.id not in health[u] for u in range(t, end + 1))
    }
    first = min((t for t, _ in breaks), default=None)
    passed = all(c.id in health[end] for c in checks)
    failing = None if passed else (last + 1 if first is None else min(first, last + 1))
    survived = required if failing is None else max(weigh(t) for t in range(end + 1) if t < failing)
    return {
        "passed": passed,
        "last_productive_step": last,
        "first_break": first,
        "broken": {name for t, name in breaks if t == first},
        "failing_step": failing,
        "failing_interval": None if failing is None else (failing, last + 1),
        "survived": survived,
        "gap": required - survived,
        "survived_raw": end if failing is None else failing - 1,
    }


@given(runs())
def test_measures_agree_with_the_definitions_read_word_by_word(
    run: tuple[tuple[Check, ...], int, list[set[str]]],
) -> None:
    found = measure(*run)
    assert {
        "passed": found.passed,
        "last_productive_step": found.last_productive_step,
        "first_break": found.first_break,
        "broken": set(found.broken_checks),
        "failing_step": found.failing_step,
        "failing_interval": found.failing_interval,
        "survived": found.survived,
        "gap": found.gap,
        "survived_raw": found.survived_raw,
    } == brute_force(*run)


@given(runs(), st.data())
def test_padding_with_steps_that_change_nothing_moves_neither_survival_nor_outcome(
    run: tuple[tuple[Check, ...], int, list[set[str]]], data: st.DataObject
) -> None:
    checks, required, health = run
    padded = [passed for passed in health for _ in range(data.draw(st.integers(1, 4)))]
    before, after = measure(checks, required, health), measure(checks, required, padded)
    assert (after.survived, after.passed, after.gap) == (before.survived, before.passed, before.gap)


@given(runs())
def test_survival_stays_between_nothing_and_all_of_the_work(
    run: tuple[tuple[Check, ...], int, list[set[str]]],
) -> None:
    found = measure(*run)
    assert 0 <= found.survived <= found.required_steps
    assert (found.survived == found.required_steps) == found.passed
    assert found.failing_step is None or 1 <= found.failing_step <= found.steps + 1


@given(runs())
def test_the_failing_step_never_depends_on_what_a_transient_check_did_before_the_end(
    run: tuple[tuple[Check, ...], int, list[set[str]]],
) -> None:
    checks, required, health = run
    transient_guards = {item.id for item in checks if item.transient and item.weight == 0}
    flipped = [passed ^ transient_guards for passed in health[:-1]] + health[-1:]
    assert measure(checks, required, flipped) == measure(checks, required, health)


def test_a_pass_survives_all_required_steps() -> None:
    found = measure(CHECKS, R, [START, START | {"a"}, ALL])
    assert (found.passed, found.survived, found.gap, found.failing_step, found.survived_raw) == (True, R, 0, None, 2)


def test_no_steps_at_all_fail_at_the_first_step_that_never_came() -> None:
    found = measure(CHECKS, R, [START])
    assert (found.steps, found.failing_step, found.survived, found.gap, found.survived_raw) == (0, 1, 0, R, 0)


def test_everything_but_the_last_guard_still_leaves_a_gap_of_one() -> None:
    checks = (*CHECKS, check("flaky", 0, transient=True))
    found = measure(checks, R, [START | {"flaky"}, ALL])
    assert (found.passed, found.survived, found.failing_step, found.first_break) == (False, R - 1, 2, None)


def test_work_done_after_a_guard_broke_for_good_earns_nothing() -> None:
    found = measure(CHECKS, R, [START, START | {"a"}, {"a", "other"}, ALL - {"guard"}])
    assert (found.failing_step, found.failing_interval, found.survived) == (2, (2, 4), 2)
    assert (found.first_break, found.broken_checks) == (2, ("guard",))


def test_a_break_that_was_repaired_is_no_break() -> None:
    found = measure(CHECKS, R, [START, START | {"a"}, START, START | {"a", "b"}])
    assert (found.first_break, found.failing_step, found.survived, found.last_productive_step) == (None, 4, 5, 3)


def test_a_break_after_the_last_progress_does_not_move_the_failing_step() -> None:
    found = measure(CHECKS, R, [START, START | {"a"}, START | {"a"}, START | {"a"}, {"a"}])
    assert (found.failing_step, found.failing_interval, found.first_break) == (2, (2, 2), 4)


@pytest.mark.parametrize(
    ("checks", "required", "health", "message"),
    [
        (CHECKS, R, [], "snapshot 0"),
        ((), 1, [set()], "checks"),
        (CHECKS, R + 1, [START], "sum to R - 1"),
        (CHECKS, R, [{"nobody"}], "nobody"),
        ((CHECKS[0], CHECKS[0]), 5, [set()], "distinct"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    checks: tuple[Check, ...], required: int, health: list[set[str]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        measure(checks, required, health)
