"""What planted failures must be found as: worked out from the plan and the milestones' ownership alone."""

import math
from dataclasses import dataclass

from benchmark.spec.task import Check
from benchmark.spec.verdict import Label

MODES = ("stop", "break", "wrong-path", "loop", "false-done")
SHARES = (0.2, 0.5, 0.8)
"""Where the tests plant; the validation plants at `TEN_SHARES`."""

TEN_SHARES = tuple(round(0.05 + 0.1 * index, 2) for index in range(10))

DECOYS = ("polling", "refactoring", "delete-recreate", "long-reading", "test-loop", "stash", "scratch", "compaction")

BEHAVIOUR: dict[str, frozenset[Label]] = {
    "stop": frozenset(),
    "break": frozenset({"regression"}),
    "wrong-path": frozenset(),
    "loop": frozenset({"loop"}),
    "false-done": frozenset(),
    "failing-loop": frozenset({"loop"}),
    "ping-pong": frozenset({"ping-pong"}),
    "thrash": frozenset({"thrash"}),
    "lock-in": frozenset({"lock-in"}),
    "drift": frozenset({"drift"}),
    "monologue": frozenset({"monologue"}),
    "compounding": frozenset({"regression", "compounding"}),
    "stall": frozenset(),
    "abandon": frozenset({"abandon"}),
    "budget": frozenset(),
    "context-loss": frozenset({"context-loss"}),
    "undoing": frozenset({"context-loss", "regression"}),
}
"""Mode of the planted harness -> the labels that its behaviour earns, whatever the numbers."""

_STRAY = {
    "wrong-path": 30, "loop": 30, "failing-loop": 30, "ping-pong": 30, "thrash": 30, "lock-in": 60, "drift": 30,
    "monologue": 2, "compounding": 4, "abandon": 1, "context-loss": 12, "undoing": 2,
}  # fmt: skip
"""Steps after the planted one that are none of the reference's."""


@dataclass(frozen=True)
class Expected:
    """F and S of a planted run."""

    failing_step: int
    survived: int


@dataclass(frozen=True)
class ExpectedLabels:
    """What the detectors must say, what they may say besides, and which label must be the primary one."""

    true: frozenset[Label]
    open: frozenset[Label]
    primary: Label | None


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


def expected_labels(mode: str, step: int, checks: tuple[Check, ...], required: int, max_steps: int) -> ExpectedLabels:
    """The labels of a planted run, from what the mode does and how many steps it takes."""
    stray = max(30, required // 4 + 1) if mode == "stall" else _STRAY.get(mode, 0)
    actions = [True] * (step - 1) + [False] * stray
    if mode == "break":
        actions += [False] + [True] * (required - step + 1)
    if mode == "budget":
        actions += ([False] * looks(step, required, max_steps) + [True]) * (required - step + 1)
    cut = len(actions) > max_steps
    total = min(len(actions), max_steps)
    done, last = 0, 0
    ends = {check.last_action for check in checks if check.weight or check.last_action}
    for number, action in enumerate(actions[:total], 1):
        done += action
        if action and done in ends:
            last = number
    true: set[Label] = set(BEHAVIOUR[mode])
    if total - last >= max(20, math.ceil(required / 4)):
        true.add("stall")
    if mode in ("break", "wrong-path", "false-done") and not cut and max_steps - total >= 0.1 * max_steps:
        true.add("false-done")
    if cut and not true:
        true.add("budget")
    primary: Label | None = None
    if mode == "undoing":
        primary = "context-loss"
    elif mode == "break":
        primary = "regression"
    elif mode in BEHAVIOUR and mode in true:
        primary = mode  # type: ignore[assignment]
    elif true:
        primary = next(label for label in ("loop", "stall", "false-done", "budget") if label in true)
    may: set[Label] = {"wrong-path": {"drift"}, "stall": {"drift"}, "undoing": {"compounding"}}.get(mode, set())  # type: ignore[assignment]
    return ExpectedLabels(frozenset(true), frozenset(may - true), primary)


def looks(step: int, required: int, max_steps: int) -> int:
    """How many looks before each action spend the budget before the work is done."""
    return math.ceil((max_steps - step + 2) / (required - step + 1)) - 1
