"""Where a planted failure must be found: worked out from the plan and the milestones' ownership alone."""

from dataclasses import dataclass

from benchmark.spec.task import Check

MODES = ("stop", "break", "wrong-path", "loop", "false-done")
SHARES = (0.2, 0.5, 0.8)
"""Where the tests plant; the validation plants at `TEN_SHARES`."""

TEN_SHARES = tuple(round(0.05 + 0.1 * index, 2) for index in range(10))


@dataclass(frozen=True)
class Expected:
    """F and S of a planted run."""

    failing_step: int
    survived: int


def planted_step(share: float, required_steps: int) -> int:
    """The step that `at=share` names."""
    return max(1, round(share * required_steps))


def expected(mode: str, step: int, checks: tuple[Check, ...]) -> Expected:
    """What a failure planted at `step` must come to.

    The reference is followed through step - 1, so the milestones that end there or before are won. A
    break is then lost at once and for good, while the run goes on to win every later milestone; all
    other modes win nothing more, and fail one step after the last that won something.
    """
    won = [check for check in checks if check.last_action is not None and check.last_action <= step - 1]
    survived = sum(check.weight for check in won)
    if mode == "break":
        return Expected(step, survived)
    return Expected(max((check.last_action or 0 for check in won), default=0) + 1, survived)
