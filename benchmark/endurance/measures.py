"""How far a run got, and at which step it failed: the definitions, as pure functions.

Everything here follows from which checks pass on which snapshot. Health is not monotone, so every
snapshot counts and nothing is bisected.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmark.spec.task import Check


@dataclass(frozen=True)
class Break:
    """A check that passed on the snapshot before `step` and fails on that after it."""

    step: int
    check: str


@dataclass(frozen=True)
class Measures:
    """The measures of one run of T steps.

    Attributes:
        passed: every check passes on the last snapshot.
        steps: T.
        required_steps: R.
        credit: W(H(t)) for t = 0..T.
        last_productive_step: L.
        breaks: every unrepaired break of a check that is not transient, in order of step.
        losses: every step that lost a check that is not transient, repaired later or not, in order.
        failing_step: F; None for a pass. T + 1 means that the step that was missing never came.
        survived: S, from 0 to R.
    """

    passed: bool
    steps: int
    required_steps: int
    credit: tuple[int, ...]
    last_productive_step: int
    breaks: tuple[Break, ...]
    losses: tuple[Break, ...]
    failing_step: int | None
    survived: int

    @property
    def first_break(self) -> int | None:
        """b*, the first unrepaired break; None if there is none."""
        return self.breaks[0].step if self.breaks else None

    @property
    def broken_checks(self) -> tuple[str, ...]:
        """The checks that broke at b*."""
        return tuple(found.check for found in self.breaks if found.step == self.first_break)

    @property
    def failing_interval(self) -> tuple[int, int] | None:
        """[F, L + 1]; None for a pass."""
        return None if self.failing_step is None else (self.failing_step, self.last_productive_step + 1)

    @property
    def gap(self) -> int:
        """G = R - S."""
        return self.required_steps - self.survived

    @property
    def survived_raw(self) -> int:
        """F - 1, or all steps of a pass."""
        return self.steps if self.failing_step is None else self.failing_step - 1


def measure(checks: Sequence[Check], required_steps: int, passing: Sequence[Collection[str]]) -> Measures:
    """Measure one run.

    Args:
        checks: every declared check.
        required_steps: R.
        passing: H(0)..H(T), the ids of the checks that pass on each snapshot.

    Raises:
        ValueError: there is no snapshot 0, no check, the weights don't sum to R - 1, or a passing
            check was never declared.
    """
    if not passing:
        raise ValueError("nothing to measure: there is not even snapshot 0")
    declared = {check.id for check in checks}
    if not declared or len(declared) != len(checks):
        raise ValueError("a task needs checks with distinct ids")
    if sum(check.weight for check in checks) != required_steps - 1:
        raise ValueError(f"the checks' weights must sum to R - 1 = {required_steps - 1}")
    health = [frozenset(passed) for passed in passing]
    unknown = frozenset().union(*health) - declared
    if unknown:
        raise ValueError(f"undeclared check passed: {min(unknown)}")

    credit = credit_curve(checks, health)
    productive = last_productive_step(credit)
    breaks = unrepaired_breaks(checks, health)
    passed = health[-1] == declared
    failing = None
    if not passed:
        failing = min([productive + 1, *(found.step for found in breaks)])
    return Measures(
        passed=passed,
        steps=len(health) - 1,
        required_steps=required_steps,
        credit=credit,
        last_productive_step=productive,
        breaks=breaks,
        losses=losses(checks, health),
        failing_step=failing,
        survived=required_steps if failing is None else max(credit[:failing]),
    )


def credit_curve(checks: Sequence[Check], passing: Sequence[Collection[str]]) -> tuple[int, ...]:
    """W(H(t)): the summed weights of the checks that pass on each snapshot."""
    return tuple(sum(check.weight for check in checks if check.id in passed) for passed in passing)


def last_productive_step(credit: Sequence[int]) -> int:
    """L: the last t at which W(H(t)) sets a new maximum; 0 if none does."""
    best, last = credit[0], 0
    for step, value in enumerate(credit):
        if value > best:
            best, last = value, step
    return last


def unrepaired_breaks(checks: Sequence[Check], passing: Sequence[Collection[str]]) -> tuple[Break, ...]:
    """The steps at which a check that passed before fails and never passes again.

    Transient checks, which the reference run itself breaks and repairs, have none: only their final
    state counts, and that decides between pass and fail.
    """
    found = []
    for check in checks:
        if check.transient:
            continue
        last_pass = max((step for step, passed in enumerate(passing) if check.id in passed), default=None)
        if last_pass is not None and last_pass < len(passing) - 1:
            found.append(Break(last_pass + 1, check.id))
    return tuple(sorted(found, key=lambda item: item.step))


def losses(checks: Sequence[Check], passing: Sequence[Collection[str]]) -> tuple[Break, ...]:
    """Every step at which a check that is not transient passed before and fails."""
    return tuple(
        Break(step, check.id)
        for step, (before, after) in enumerate(pairwise(passing), 1)
        for check in checks
        if not check.transient and check.id in before and check.id not in after
    )
