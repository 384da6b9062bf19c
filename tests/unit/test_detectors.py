"""Each label on a course that was planted to earn it, and on a decoy that must not."""

from collections.abc import Iterable, Mapping

import pytest
from support import phrases
from support.courses import DECOYS, PLANTS, Sample, samples

from benchmark.endurance.course import Change, Course, ObservedStep, normalise, symptom
from benchmark.endurance.detectors import detect, primary
from benchmark.endurance.measures import measure
from benchmark.endurance.words import gives_up
from benchmark.grading.observed import course as observe
from benchmark.recorder.steplog import seal
from benchmark.spec.step import (
    GENESIS,
    EndEvent,
    Event,
    KillEvent,
    ObservationEvent,
    Record,
    ResumeEvent,
    StartEvent,
    StepEvent,
    ToolCall,
    TurnEvent,
)
from benchmark.spec.task import Check
from benchmark.spec.verdict import LabelOnset

R = 41
CHECKS = tuple(
    Check(id=f"m{n:02}", kind="milestone", asserts="it works", weight=1, first_action=n, last_action=n)
    for n in range(1, R)
) + tuple(
    Check(id=f"g{n}", kind="guard", asserts="it still works", weight=0, first_action=None, last_action=None)
    for n in range(3)
)
GUARDS = {"g0", "g1", "g2"}
RUNNING = EndEvent(reason="exit", exit_code=1, claimed_done=False)


def step(
    number: int,
    command: str | None = None,
    answer: str | None = "ok",
    *,
    failed: bool | None = False,
    files: Mapping[str, str | None] | Iterable[str] = (),
    silent: int = 0,
) -> ObservedStep:
    """A step; `files` are written with content of their own, or with the given content ids."""
    contents = files if isinstance(files, Mapping) else {path: f"{path}@{number}" for path in files}
    return ObservedStep(
        number=number,
        calls=(command or f"do {number}",),
        observation=answer,
        symptom=answer,
        failed=failed,
        changes={path: Change("original", content) for path, content in contents.items()},
        silent_turns=silent,
    )


def course(
    steps: list[ObservedStep],
    *,
    gains: Iterable[int] = (),
    breaks: Mapping[int, str] | None = None,
    passed: bool = False,
    end: EndEvent | None = RUNNING,
    max_steps: int = 100,
    words: str = "",
    unshippable_since: int | None = None,
    resets: tuple[int, ...] = (),
) -> Course:
    """A run in which the steps in `gains` each reach a milestone and `breaks` lose guards for good."""
    health = [set(GUARDS)]
    for number in range(1, len(steps) + 1):
        now = set(health[-1])
        if number in set(gains):
            now.add(f"m{sum(name.startswith('m') for name in now) + 1:02}")
        now -= {name for at, name in (breaks or {}).items() if at <= number}
        health.append(now)
    if passed:
        health[-1] = {check.id for check in CHECKS}
    measures = measure(CHECKS, R, health)
    return Course(steps, measures, end, max_steps, ("src/**", "*.toml"), words, unshippable_since, resets)


def labels(found: Course) -> dict[str, int]:
    return {item.label: item.onset for item in detect(found)}


def plain(count: int, start: int = 1) -> list[ObservedStep]:
    return [step(number, files=[f"src/part{number}.py"]) for number in range(start, start + count)]


def test_an_ordinary_unfinished_run_has_no_label() -> None:
    assert labels(course(plain(10), gains=range(1, 11))) == {}


@pytest.mark.parametrize(
    ("repeats", "expected"), [(3, {}), (4, {"loop": 4}), (9, {"loop": 4})], ids=["three", "four", "nine"]
)
def test_the_same_action_with_the_same_answer_four_times_is_a_loop(repeats: int, expected: dict[str, int]) -> None:
    steps = plain(2) + [step(number, "make", "nothing to do") for number in range(3, 3 + repeats)]
    assert labels(course(steps, gains=[1, 2])) == expected


def test_the_same_action_that_fails_three_times_is_a_loop_whatever_it_prints() -> None:
    steps = plain(2) + [step(n, "make", f"error {n}", failed=True) for n in range(3, 6)]
    assert labels(course(steps, gains=[1, 2])) == {"loop": 4}


def test_polling_whose_answer_moves_is_no_loop() -> None:
    steps = plain(2) + [step(number, "cat progress", f"{number} of 9") for number in range(3, 12)]
    assert labels(course(steps, gains=[1, 2])) == {}


@pytest.mark.parametrize("failed", [False, True])
@pytest.mark.parametrize("files", [[], ["build/out"]])
def test_asking_the_same_until_the_answer_moves_is_waiting(failed: bool, files: list[str]) -> None:
    steps = plain(2) + [step(number, "cat status", "building", failed=failed) for number in range(3, 12)]
    assert labels(course(steps, gains=[1, 2])) == {"loop": 4}
    steps.append(step(12, "cat status", "done", files=files))
    assert labels(course(steps, gains=[1, 2])) == {}


def test_sleeping_and_looking_in_turn_until_the_answer_moves_is_waiting() -> None:
    steps = plain(2)
    for number in range(3, 13, 2):
        steps += [step(number, "sleep 9", ""), step(number + 1, "cat status", "building")]
    assert labels(course(steps, gains=[1, 2])) == {"ping-pong": 5}
    steps += [step(13, "sleep 9", ""), step(14, "cat status", "done")]
    assert labels(course(steps, gains=[1, 2])) == {}


def test_two_commands_in_turn_that_make_something_each_time_are_no_ping_pong() -> None:
    steps = [step(n, "AB"[n % 2], "ok", files=["src/next.py"] if n % 2 else []) for n in range(1, 13)]
    assert labels(course(steps, gains=range(1, 13, 2))) == {}


def test_repeating_a_command_that_changes_files_each_time_is_no_loop() -> None:
    steps = [step(number, "generate --next", files=["src/out.py"]) for number in range(1, 8)]
    assert labels(course(steps, gains=range(1, 8))) == {}


def test_an_answer_that_was_not_seen_is_not_taken_for_the_same_answer() -> None:
    steps = [step(number, "make", None, failed=None) for number in range(1, 8)]
    assert labels(course(steps)) == {}


def test_bookkeeping_between_repeats_does_not_hide_a_loop() -> None:
    steps = []
    for number in range(1, 9):
        steps.append(step(number, "make", "no") if number % 2 else ObservedStep(number))
    assert labels(course(steps)) == {"loop": 3}


def test_two_actions_in_turn_three_times_are_ping_pong() -> None:
    steps = plain(2) + [step(n, "AB"[n % 2], "ab"[n % 2]) for n in range(3, 9)]
    assert labels(course(steps, gains=[1, 2])) == {"ping-pong": 5}


def test_test_and_edit_in_turn_are_no_ping_pong_while_the_answers_change() -> None:
    steps = [step(n, "AB"[n % 2], f"{10 - n} failures" if n % 2 else "ok") for n in range(1, 11)]
    assert labels(course(steps)) == {}


def test_three_turns_without_an_action_are_a_monologue() -> None:
    steps = plain(5)
    steps[2] = step(3, files=["src/part3.py"], silent=3)
    assert labels(course(steps, gains=range(1, 6))) == {"monologue": 4}
    steps[2] = step(3, files=["src/part3.py"], silent=2)
    assert labels(course(steps, gains=range(1, 6))) == {}


def test_a_file_that_goes_back_and_forth_is_thrash() -> None:
    versions = ["a", "b", "a", "c", "b", "a"]
    steps = [step(n, files={"src/x.py": version}) for n, version in enumerate(versions, 1)]
    assert labels(course(steps, gains=range(1, 7))) == {"thrash": 3}


def test_going_back_to_the_version_before_the_run_counts_as_a_return() -> None:
    steps = [step(n, files={"src/x.py": version}) for n, version in enumerate(["a", "original", "a", "original"], 1)]
    assert labels(course(steps, gains=range(1, 5))) == {"thrash": 2}


def test_changes_put_away_and_taken_back_are_no_thrash_and_neither_are_three_returns_far_apart() -> None:
    stash = [step(n, files={"src/x.py": version}) for n, version in enumerate(["a", "b", "original", "b", "c"], 1)]
    assert labels(course(stash, gains=range(1, 6))) == {}
    apart = [step(n, files=[f"src/{n}.py"]) for n in range(1, 31)]
    for number, version in {1: "a", 2: "b", 3: "a", 9: "b", 24: "a"}.items():
        apart[number - 1] = step(number, files={"src/x.py": version})
    assert labels(course(apart, gains=range(1, 31))) == {}


def test_a_lock_file_that_comes_and_goes_is_no_thrash() -> None:
    steps = [step(n, files={"src/lock": "held" if n % 2 else None}) for n in range(1, 12)]
    assert labels(course(steps, gains=range(1, 12))) == {}


def test_no_gain_for_long_is_a_stall_from_the_step_after_the_last_gain() -> None:
    assert labels(course(plain(22), gains=[1, 2])) == {"stall": 3}
    assert labels(course(plain(21), gains=[1, 2])) == {}


def test_a_check_that_broke_for_good_is_a_regression() -> None:
    assert labels(course(plain(9), gains=range(1, 10), breaks={4: "g1"})) == {"regression": 4}


def test_further_breaks_soon_after_make_it_compounding() -> None:
    found = course(plain(30), gains=range(1, 31), breaks={4: "g0", 6: "g1", 24: "g2"})
    assert labels(found) == {"regression": 4, "compounding": 4}
    assert primary(detect(found), found.measures.failing_step) == "compounding"
    late = course(plain(30), gains=range(1, 31), breaks={4: "g0", 6: "g1", 25: "g2"})
    assert labels(late) == {"regression": 4}


def edits(symptoms: list[str | None], files: Iterable[str] = ("src/a.py",)) -> list[ObservedStep]:
    steps: list[ObservedStep] = []
    for text in symptoms:
        steps.append(step(len(steps) + 1, files=files))
        steps.append(step(len(steps) + 1, f"test {len(steps)}", text, failed=text is not None))
    return steps


def test_patching_one_file_against_the_same_failure_is_lock_in() -> None:
    assert labels(course(edits(["assert 1 == 2"] * 5))) == {"lock-in": 1}
    assert labels(course(edits(["assert 1 == 2"] * 4))) == {}


def test_patching_while_the_failure_moves_or_the_work_gains_is_no_lock_in() -> None:
    assert labels(course(edits([f"{n} failures" for n in range(8)]))) == {}
    assert labels(course(edits(["assert 1 == 2"] * 8), gains=range(1, 16, 4))) == {}


def test_patching_many_files_against_one_failure_is_no_lock_in() -> None:
    steps = edits(["assert 1 == 2"] * 6)
    steps = [step(s.number, files=[f"src/{s.number}.py"]) if s.changes else s for s in steps]
    assert labels(course(steps)) == {}


@pytest.mark.parametrize(("count", "expected"), [(8, {}), (12, {}), (13, {"lock-in": 1})])
def test_patching_that_pays_is_work_unless_it_took_more_edits_than_a_milestone_has_actions(
    count: int, expected: dict[str, int]
) -> None:
    steps = edits(["assert 1 == 2"] * count)
    steps.append(step(2 * count + 1, files=["src/a.py"]))
    assert labels(course(steps, gains=[2 * count + 1])) == expected


DONE = EndEvent(reason="done", exit_code=0, claimed_done=True)


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


def test_ten_state_changing_steps_outside_of_the_scope_are_drift() -> None:
    away = [step(n, files=[f"notes/{n}.md"]) for n in range(3, 13)]
    assert labels(course(plain(2) + away, gains=[1, 2])) == {"drift": 3}
    assert labels(course(plain(2) + away[:9], gains=[1, 2])) == {}


def test_looking_around_in_between_does_not_hide_drift_but_work_inside_the_scope_ends_it() -> None:
    looks = [step(n, files=[f"notes/{n}.md"] if n % 2 else []) for n in range(1, 20)]
    assert labels(course(looks)) == {"drift": 1}
    looks[8] = step(9, files=["notes/9.md", "src/deep/er/x.py"])
    assert labels(course(looks)) == {}
    looks[8] = step(9, files=["setup.toml"])
    assert labels(course(looks)) == {}


def test_byte_code_and_caches_are_nobodys_work() -> None:
    steps = [step(n, f"pytest {n}", files=["tests/__pycache__/t.pyc", ".pytest_cache/v"]) for n in range(1, 15)]
    assert labels(course(steps)) == {}
    inside = [step(n, files=[f"notes/{n}.md", "src/__pycache__/a.pyc"]) for n in range(1, 12)]
    assert labels(course(inside)) == {"drift": 1}


def test_budget_is_what_remains_when_nothing_else_explains_the_end() -> None:
    cut = EndEvent(reason="step-budget", exit_code=None, claimed_done=False)
    assert labels(course(plain(10), gains=range(1, 11), end=cut)) == {"budget": 10}
    assert labels(course(plain(10), gains=range(1, 11), breaks={3: "g0"}, end=cut)) == {"regression": 3}


def test_a_workspace_that_cannot_be_shipped_is_a_broken_artifact() -> None:
    found = course(plain(9), gains=range(1, 6), unshippable_since=7)
    assert labels(found) == {"broken-artifact": 7}


def test_a_passed_run_has_no_label_of_failure_and_no_primary_one() -> None:
    steps = plain(30) + [step(number, "make", "nothing to do") for number in range(31, 36)]
    found = course(steps, passed=True, end=DONE)
    assert set(labels(found)) == {"loop"}
    assert primary(detect(found), found.measures.failing_step) is None


def onset(label: str, at: int) -> LabelOnset:
    return LabelOnset(label=label, onset=at)


@pytest.mark.parametrize(
    ("found", "failing", "expected"),
    [
        ([], 5, None),
        ([("loop", 3), ("regression", 5), ("false-done", 9)], 5, "regression"),
        ([("loop", 3), ("false-done", 9)], 5, "loop"),
        ([("stall", 7), ("false-done", 9)], 5, "stall"),
        ([("stall", 5), ("false-done", 60)], 5, "stall"),
        ([("stall", 5), ("loop", 6)], 5, "loop"),
        ([("stall", 5), ("drift", 5), ("loop", 6)], 5, "drift"),
        ([("stall", 5), ("loop", 25)], 5, "stall"),
        ([("stall", 5), ("regression", 9)], 5, "regression"),
        ([("stall", 5), ("false-done", 9)], 5, "stall"),
        ([("regression", 5), ("loop", 6)], 5, "regression"),
    ],
)
def test_the_primary_label_is_the_latest_up_to_the_failing_step_else_the_first_after(
    found: list[tuple[str, int]], failing: int, expected: str | None
) -> None:
    assert primary([onset(*item) for item in found], failing) == expected


def test_calls_that_do_the_same_are_written_the_same() -> None:
    first = ToolCall(tool="bash", arguments='{"command": "ls  -l\\n", "description": "List files"}')
    second = ToolCall(tool="bash", arguments='{"description": "Look", "timeout": 9, "command": "ls -l"}')
    other = ToolCall(tool="bash", arguments='{"command": "ls -a"}')
    assert normalise(first) == normalise(second) != normalise(other)
    assert normalise(ToolCall(tool="bash", arguments="not  json")) == "bash not json"


def test_a_symptom_forgets_times_and_addresses() -> None:
    first = symptom("<x at 0x7f01> 1 failed in 0.12s at 10:11:12")
    assert first == symptom("<x at 0x7faa>  1 failed in 3.4s at 10:12:59")
    assert first != symptom("<x at 0x7f01> 2 failed in 0.12s at 10:11:12")


def falsely(found: Sample) -> set[str]:
    return {item.label for item in detect(found.course)} - found.true - found.open


@pytest.mark.parametrize("name", DECOYS)
def test_most_decoys_of_every_kind_are_left_alone(name: str) -> None:
    """One that stops asking before the build is done looks like a loop, and one run in many is unlucky."""
    made = list(samples({name: DECOYS[name]}, 40, seed=1))
    assert sum(bool(falsely(found)) for found in made) <= 12


@pytest.mark.parametrize("name", PLANTS)
def test_most_planted_failures_get_their_label_and_no_other(name: str) -> None:
    """Some are shorter than their threshold on purpose."""
    made = list(samples({name: PLANTS[name]}, 40, seed=1))
    missed = sum(not found.true <= {item.label for item in detect(found.course)} for found in made)
    assert missed <= 20
    assert sum(bool(falsely(found)) for found in made) <= 4


def test_a_log_tells_where_the_context_was_summed_up_and_where_the_harness_was_resumed() -> None:
    said: list[Event] = [StartEvent()]
    for number in range(1, 6):
        said.append(StepEvent(step=number, calls=(ToolCall(tool="bash", arguments="{}"),)))
        said.append(ObservationEvent(step=number, digest="0" * 64, excerpt="ok", failed=False))
        if number == 1:
            said.append(TurnEvent(purpose="side", text="A title"))
        if number == 2:
            said.append(TurnEvent(purpose="side", text="A summary", compaction=True))
        if number == 3:
            said.append(TurnEvent(purpose="side", text="A subagent's summary", compaction=True, thread="other"))
        if number == 4:
            said += [
                KillEvent(step=4, processes=2),
                ResumeEvent(step=4, by="session", asked=True, remembers=True, results=1),
            ]
    records: list[Record] = []
    for index, event in enumerate(said):
        records.append(seal(index, float(index), event, records[-1].hash if records else GENESIS))
    measures = measure(CHECKS, R, [GUARDS] * 6)
    found = observe(records, [{}] * 5, measures, max_steps=50, scope=("src/**",))
    assert found.resets == (2, 4)
