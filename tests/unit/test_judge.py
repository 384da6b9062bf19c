"""Verdicts from records: what passes, what fails where, and what could not be measured at all."""

import hashlib

import pytest
from support.bundles import milestones

from benchmark.endurance.course import Change
from benchmark.grading.changes import Changes
from benchmark.grading.judge import judge
from benchmark.recorder.steplog import seal
from benchmark.spec.step import (
    GENESIS,
    EndEvent,
    Event,
    ObservationEvent,
    Record,
    SnapshotEvent,
    StartEvent,
    StepEvent,
    ToolCall,
)
from benchmark.spec.verdict import CheckResult, Grade, Matrix, Verdict

CHECKS = milestones(2, 1, 2, guards=("guard",))
R = 5
IDS = {check.id for check in CHECKS}
START = frozenset({"guard"})
COURSE = [START, START | {"m01"}, START | {"m01", "m02"}, IDS]


def tree(number: int) -> str:
    return hashlib.sha1(str(number).encode()).hexdigest()


def chain(events: list[Event]) -> list[Record]:
    records: list[Record] = []
    for index, event in enumerate(events):
        records.append(seal(index, float(index), event, records[-1].hash if records else GENESIS))
    return records


def call(command: str) -> tuple[ToolCall, ...]:
    return (ToolCall(tool="bash", arguments=command),)


def events(steps: int, reason: str = "done", refused: tuple[int, ...] = ()) -> list[Event]:
    found: list[Event] = [StartEvent(), snapshot(0)]
    for number in range(1, steps + 1):
        found.append(StepEvent(step=number, calls=call(f"do {number}")))
        found.append(ObservationEvent(step=number, digest="0" * 64, excerpt="ok", failed=False))
        found.append(snapshot(number, refused=number in refused))
    return [*found, EndEvent(reason=reason, exit_code=0, claimed_done=True)]


def snapshot(number: int, refused: bool = False) -> SnapshotEvent:
    whole = "more than 100,000 entries" if refused else None
    return SnapshotEvent(step=number, tree=tree(number), files=1, bytes=1, seconds=0.1, refused_whole=whole)


def grade(number: int, passed: frozenset[str], **changed: object) -> Grade:
    results = {check.id: CheckResult(passed=check.id in passed) for check in CHECKS}
    whole = {"tree": tree(number), "results": results, "seconds": 1.0, "grader_image": "sha256:1"}
    return Grade(**{**whole, **changed})


def matrix(course: list[frozenset[str]]) -> Matrix:
    trees = tuple(tree(number) for number in range(len(course)))
    return Matrix(trees=trees, grades={tree(n): grade(n, passed) for n, passed in enumerate(course)})


def change(number: int) -> Changes:
    return {"src/a.py": Change(str(number - 1), str(number))}


def verdict(course: list[frozenset[str]] = COURSE, **changed: object) -> Verdict:
    steps = len(course) - 1
    whole: dict[str, object] = {
        "records": chain(events(steps)),
        "matrix": matrix(course),
        "checks": CHECKS,
        "required_steps": R,
        "max_steps": 50,
        "scope": ("src/**",),
        "changes": [change(number) for number in range(1, steps + 1)],
    }
    return judge(**{**whole, **changed})


def test_every_check_on_the_final_tree_is_a_pass() -> None:
    found = verdict()
    assert (found.outcome, found.survived, found.gap, found.failing_step, found.health.healthy) == (
        "pass",
        R,
        0,
        None,
        True,
    )
    assert found.labels == ()
    assert found.primary_label is None


def test_a_fail_says_where_and_why() -> None:
    found = verdict([*COURSE[:2], frozenset({"m01"}), IDS - {"guard"}])
    assert (found.outcome, found.failing_step, found.failing_interval, found.survived) == ("fail", 2, (2, 4), 2)
    assert (found.first_break, found.broken_checks, found.survived_raw) == (2, ("guard",), 1)
    assert found.reason == "step 2 broke guard for good"
    assert found.primary_label == "regression"
    assert {label.label for label in found.labels} == {"regression", "false-done"}


def test_doing_nothing_fails_with_the_whole_gap() -> None:
    found = verdict([START])
    assert (found.outcome, found.steps, found.survived, found.gap, found.failing_step) == ("fail", 0, 0, R, 1)
    assert found.reason == "no step gained anything"


def test_steps_of_subagents_are_counted_apart() -> None:
    log = events(3)
    log.insert(2, StepEvent(step=None, thread="helper", calls=call("ls")))
    found = verdict(records=chain(log))
    assert (found.outcome, found.steps, found.subagent_steps) == ("pass", 3, 1)


def test_a_workspace_that_cannot_be_shipped_at_the_end_is_no_pass() -> None:
    found = verdict(records=chain(events(3, refused=(3,))))
    assert (found.outcome, found.failing_step, found.first_break) == ("fail", 3, 3)
    assert found.survived == 3
    assert "more than 100,000 entries" in found.reason
    assert found.primary_label == "broken-artifact"


def test_a_refused_tree_needs_no_grade_and_may_be_repaired() -> None:
    graded = matrix(COURSE)
    less = Matrix(trees=graded.trees, grades={key: item for key, item in graded.grades.items() if key != tree(1)})
    assert verdict(records=chain(events(3, refused=(1,))), matrix=less).outcome == "pass"


def broken(name: str) -> dict[str, object]:
    """Measurements that must not be believed, each made from a passing run."""
    log, graded = events(3), matrix(COURSE)
    records = chain(log)

    def regraded(number: int, **changed: object) -> Matrix:
        grades = {**graded.grades, tree(number): grade(number, COURSE[number], **changed)}
        return Matrix(trees=graded.trees, grades=grades)

    results = grade(3, COURSE[3]).results
    surplus = {**results, "made-up": CheckResult(passed=True)}
    fewer = {key: item for key, item in results.items() if key != "guard"}
    cases: dict[str, dict[str, object]] = {
        "nothing was graded": {"matrix": None},
        "crashed examiner": {"matrix": regraded(2, fault="the examiner was killed")},
        "no results": {"matrix": regraded(3, results={})},
        "missing check": {"matrix": regraded(3, results=fewer)},
        "surplus check": {"matrix": regraded(3, results=surplus)},
        "another tree's grade": {"matrix": regraded(3, tree=tree(9))},
        "two graders": {"matrix": regraded(3, grader_image="sha256:2")},
        "missing grade": {
            "matrix": Matrix(trees=graded.trees, grades={k: v for k, v in graded.grades.items() if k != tree(1)})
        },
        "trees differ": {"matrix": Matrix(trees=graded.trees[:-1], grades=graded.grades)},
        "empty log": {"records": []},
        "changed record": {"records": [*records[:4], records[4].model_copy(update={"at": 9.0}), *records[5:]]},
        "dropped record": {"records": [*records[:4], *records[5:]]},
        "cut log": {"records": records[:-1]},
        "broken log": {"records": records[:5], "log_problem": "line 6 is not a record"},
        "no start": {"records": chain(log[1:])},
        "two ends": {"records": chain([*log, log[-1]])},
        "missing snapshot": {"records": chain([event for event in log if event != snapshot(2)])},
        "surplus snapshot": {"records": chain([*log[:-1], snapshot(4), log[-1]])},
        "snapshot taken twice": {"records": chain([*log[:-1], snapshot(3), log[-1]])},
        "gap in the numbers": {"records": chain([e.model_copy(update={"step": 7}) if e == log[5] else e for e in log])},
        "unreadable repository": {"changes": None},
        "short repository": {"changes": [change(1)]},
    }
    return cases[name]


@pytest.mark.parametrize(
    "name",
    [
        "nothing was graded", "crashed examiner", "no results", "missing check", "surplus check",
        "another tree's grade", "two graders", "missing grade", "trees differ", "empty log",
        "changed record", "dropped record", "cut log", "broken log", "no start", "two ends",
        "missing snapshot", "surplus snapshot", "snapshot taken twice", "gap in the numbers",
        "unreadable repository", "short repository",
    ],
)  # fmt: skip
def test_a_measurement_that_cannot_be_believed_is_void(name: str) -> None:
    found = verdict(**broken(name))
    assert found.outcome == "void"
    assert not found.health.healthy
    assert found.health.problems
    assert found.reason.startswith("not measured: ")
    assert (found.failing_step, found.labels) == (None, ())
    assert found.survived < R


def test_a_proven_fault_of_ours_voids_a_trial_and_censors_it_at_what_it_had_gained() -> None:
    found = verdict(COURSE[:3], fault="the engine died")
    assert (found.outcome, found.reason) == ("void", "infrastructure: the engine died")
    assert (found.survived, found.last_productive_step, found.gap) == (3, 2, 2)


def test_an_interrupted_attempt_is_void() -> None:
    assert verdict(records=chain(events(3, reason="interrupted"))).outcome == "void"


def test_the_harness_running_out_of_time_is_a_plain_fail() -> None:
    found = verdict(COURSE[:2], records=chain(events(1, reason="time-budget")))
    assert (found.outcome, found.primary_label) == ("fail", "budget")


def test_with_the_final_tree_alone_a_pass_is_certain_and_a_failing_step_unknown() -> None:
    def final(course: list[frozenset[str]]) -> Verdict:
        graded = matrix(course)
        last = tree(len(course) - 1)
        return verdict(course, matrix=Matrix(trees=graded.trees, grades={last: graded.grades[last]}), localise="final")

    assert (final(COURSE).outcome, final(COURSE).survived) == ("pass", R)
    failed = final(COURSE[:3])
    assert (failed.outcome, failed.survived, failed.failing_step, failed.failing_interval) == ("fail", 0, None, (1, 3))
    assert verdict(matrix=Matrix(trees=matrix(COURSE).trees, grades={}), localise="final").outcome == "void"


def test_checks_that_contradict_the_required_steps_are_refused() -> None:
    with pytest.raises(ValueError, match="sum to R - 1"):
        verdict(required_steps=R + 1)
