"""Labels of how a run ended, and of what it forgot when it was resumed or summed up."""

import pytest
from support import phrases
from support.observed import DONE, course, labels, plain, step

from benchmark.endurance.course import ObservedStep
from benchmark.endurance.detectors import detect, primary
from benchmark.endurance.words import gives_up
from benchmark.spec.step import (
    EndEvent,
)


def test_claiming_to_be_done_with_budget_left_is_false_done() -> None:
    assert labels(course(plain(5), gains=range(1, 6), end=DONE)) == {"false-done": 5}
    assert labels(course(plain(90), gains=range(1, 40), end=DONE)) == {"false-done": 90, "stall": 40}
    assert "false-done" not in labels(course(plain(91), gains=range(1, 40), end=DONE))


def test_ending_without_a_claim_is_not_false_done() -> None:
    quiet = EndEvent(reason="done", exit_code=0, claimed_done=False)
    assert labels(course(plain(5), gains=range(1, 6), end=quiet)) == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I cannot recover the ledger: the key is missing.", {"abandon": 5}),
        ("I'm unable to finish this.", {"abandon": 5}),
        ("Without the network this is impossible.", {"abandon": 5}),
        ("I fixed what could not be parsed.", {}),
        ("", {}),
    ],
)
def test_an_explicit_refusal_is_abandonment(words: str, expected: dict[str, int]) -> None:
    quiet = EndEvent(reason="done", exit_code=0, claimed_done=False)
    assert labels(course(plain(5), gains=range(1, 6), end=quiet, words=words)) == expected


def test_a_client_that_refuses_and_exits_well_has_given_up_and_not_claimed_to_be_done() -> None:
    found = course(plain(5), gains=range(1, 6), end=DONE, words="I cannot complete this task.")
    assert labels(found) == {"abandon": 5}
    quitting = EndEvent(reason="done", exit_code=0, claimed_done=False, gave_up=True)
    assert labels(course(plain(5), gains=range(1, 6), end=quitting)) == {"abandon": 5}
    cut = EndEvent(reason="step-budget", exit_code=None, claimed_done=False)
    assert labels(course(plain(5), gains=range(1, 6), end=cut, words="I cannot complete this task.")) == {"budget": 5}


@pytest.mark.parametrize("text", phrases.GIVES_UP)
def test_words_that_give_up_are_understood(text: str) -> None:
    assert gives_up(text)


@pytest.mark.parametrize("text", phrases.DOES_NOT)
def test_words_that_only_sound_like_giving_up_are_not_taken_for_it(text: str) -> None:
    assert gives_up(text) is None


def reading(count: int, start: int = 1) -> list[ObservedStep]:
    return [step(start + n, f"cat {n}", f"content of {n}") for n in range(count)]


def test_reading_again_after_a_reset_what_was_read_before_is_context_loss() -> None:
    steps = [*reading(5), *plain(3, 6), *reading(3, 9)]
    assert labels(course(steps, gains=[6, 7, 8], resets=(8,))) == {"context-loss": 9}
    assert labels(course(steps, gains=[6, 7, 8])) == {}
    assert labels(course(steps[:-1], gains=[6, 7, 8], resets=(8,))) == {}


def test_reading_what_has_changed_or_what_one_reads_all_the_time_is_no_context_loss() -> None:
    steps = [*reading(5), *plain(3, 6), *(step(9 + n, f"cat {n}", "new content") for n in range(5))]
    assert labels(course(steps, gains=[6, 7, 8], resets=(8,))) == {}
    habit = [*reading(4), *plain(1, 5), *reading(4, 6), *reading(4, 10)]
    assert labels(course(habit, gains=[5], resets=(9,))) == {}


def test_a_little_reading_after_each_of_two_resets_is_no_context_loss() -> None:
    steps = [
        *reading(6),
        *plain(2, 7),
        *reading(2, 9),
        *(step(11 + n, f"cat {n + 3}", f"content of {n + 3}") for n in (0, 1)),
    ]
    assert labels(course(steps, gains=[7, 8], resets=(8, 10))) == {}
    assert labels(course(steps, gains=[7, 8], resets=(8,))) == {"context-loss": 9}


def test_reading_again_long_after_the_reset_is_no_context_loss() -> None:
    steps = [*reading(5), *plain(20, 6), *reading(5, 26)]
    assert labels(course(steps, gains=range(6, 26), resets=(5,))) == {}
    assert labels(course(steps, gains=range(6, 26), resets=(8,))) == {"context-loss": 26}


@pytest.mark.parametrize("content", [None, "original"])
def test_undoing_after_a_reset_what_was_made_before_is_context_loss_if_a_check_goes_with_it(
    content: str | None,
) -> None:
    steps = [*plain(3), step(4, files={"src/part2.py": content}), *plain(1, 5)]
    found = course(steps, gains=[1, 2, 3, 5], breaks={4: "g0"}, resets=(3,))
    assert labels(found) == {"context-loss": 4, "regression": 4}
    assert primary(detect(found), found.measures.failing_step) == "context-loss"
    assert labels(course(steps, gains=[1, 2, 3, 5], breaks={4: "g0"})) == {"regression": 4}
    assert labels(course(steps, gains=[1, 2, 3, 5], resets=(3,))) == {}
    other = [*plain(3), step(4, files={"src/theirs.py": content}), *plain(1, 5)]
    assert labels(course(other, gains=[1, 2, 3, 5], breaks={4: "g0"}, resets=(3,))) == {"regression": 4}
