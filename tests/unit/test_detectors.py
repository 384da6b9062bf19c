"""Each label on a course that was planted to earn it, and on a decoy that must not."""

from collections.abc import Iterable

import pytest
from support.courses import DECOYS, PLANTS, Sample, samples
from support.observed import CHECKS, DONE, GUARDS, R, course, labels, plain, step

from benchmark.endurance.course import ObservedStep, normalise, symptom
from benchmark.endurance.detectors import detect, primary
from benchmark.endurance.measures import measure
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
from benchmark.spec.verdict import LabelOnset


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
