"""The harnesses that fail on purpose, and those that only look like it: what they would do, without a container."""

from typing import Any

import pytest
from support.bundles import make_task, milestones
from support.cli import ROOT
from support.planted import BEHAVIOUR, DECOYS, MODES, expected_labels

from benchmark.harness.scripted import Ending, Say, Script, load_adapter
from benchmark.sandbox.shell import CommandResult
from benchmark.spec.action import Action, Reference
from benchmark.spec.errors import UsageError
from benchmark.spec.task import Task
from benchmark.suite.load import load_harness
from benchmark.suite.locate import Suite

R = 40
TASK = make_task("made-up", R)
CHECKS = milestones(*[4] * 10)
ACTIONS = [Action(title=f"do {n}", command=f"echo do {n}") for n in range(1, R + 1)]

FINE = CommandResult(0, b"")


def script(task: Task = TASK, max_steps: int = 80, **options: str) -> Script:
    return Script(task, CHECKS, Reference(actions=tuple(ACTIONS)), options, max_steps)


def play(name: str, made: Script, answer: CommandResult = FINE) -> tuple[list[str | Say], Any]:
    """Everything that is done and said within the budget, and the ending; None if the budget ended it."""
    acts = load_adapter(load_harness(Suite(ROOT), name))(made)
    done: list[str | Say] = []
    try:
        item = next(acts)
        while True:
            if not isinstance(item, Say) and sum(not isinstance(x, Say) for x in done) == made.max_steps:
                return done, None
            done.append(item)
            item = acts.send(answer)
    except StopIteration as stop:
        return done, stop.value


def commands(done: list[str | Say]) -> list[str]:
    return [item for item in done if not isinstance(item, Say)]


@pytest.mark.parametrize("at", [5, 20, 36])
@pytest.mark.parametrize("mode", BEHAVIOUR)
def test_a_planted_failure_follows_the_reference_and_takes_the_steps_that_its_labels_are_worked_out_from(
    mode: str, at: int
) -> None:
    done, ending = play("planted", script(mode=mode, at=str(at)))
    steps = commands(done)
    assert steps[: at - 1] == [action.shell() for action in ACTIONS[: at - 1]]
    found = expected_labels(mode, at, CHECKS, R, 80)
    gains = [n for n, text in enumerate(steps, 1) if text.startswith("echo do ") and int(text.split()[2]) % 4 == 0]
    idle = len(steps) - max(gains, default=0)
    assert ("stall" in found.true) == (idle >= 20)
    claims = isinstance(ending, Ending) and ending.exit_code == 0 and ending.claimed_done and mode != "abandon"
    assert ("false-done" in found.true) == (claims and 80 - len(steps) >= 8)
    assert ("budget" in found.true) == (ending is None and not found.true - {"budget"})
    assert mode == "break" or ACTIONS[-1].shell() not in steps
    assert BEHAVIOUR[mode] <= found.true
    assert found.primary in {*found.true, None}


def test_the_modes_with_an_exact_failing_step_are_those_of_the_harness() -> None:
    assert set(MODES) < set(BEHAVIOUR)
    with pytest.raises(UsageError, match=", ".join(BEHAVIOUR)):
        play("planted", script(mode="nonsense"))


def test_a_task_can_say_that_a_mode_makes_no_sense_for_it() -> None:
    planted = TASK.planted.model_copy(update={"impossible": {"break": "it has no guard that can be broken"}})
    with pytest.raises(UsageError, match="no guard that can be broken"):
        play("planted", script(TASK.model_copy(update={"planted": planted}), mode="break"))


@pytest.mark.parametrize("mode", DECOYS)
def test_a_decoy_plays_the_whole_reference_in_order_within_the_budget_and_says_so(mode: str) -> None:
    done, ending = play("decoy", script(mode=mode))
    steps = commands(done)
    assert [text for text in steps if text in {action.shell() for action in ACTIONS}] == [a.shell() for a in ACTIONS]
    assert len(steps) > R
    assert isinstance(ending, Ending)
    assert (ending.exit_code, ending.claimed_done) == (0, True)


def test_a_decoy_stops_where_the_reference_fails() -> None:
    done, ending = play("decoy", script(mode="polling"), CommandResult(1, b""))
    assert (len(done), ending.exit_code, ending.claimed_done) == (1, 1, False)
    with pytest.raises(UsageError, match="polling"):
        play("decoy", script(mode="nonsense"))
