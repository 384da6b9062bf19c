"""The judgement of one trial: outcome, failing step, survived work, labels, measurement health.

Nothing here runs anything: the same records and the same matrix give the same verdict, on any
machine and at any time. What could not be measured is void, never a pass and never a plain fail.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from benchmark.endurance.detectors import detect, primary
from benchmark.endurance.measures import Measures, measure
from benchmark.grading.changes import Changes
from benchmark.grading.observed import course
from benchmark.recorder.steplog import seal
from benchmark.spec.step import GENESIS, EndEvent, Record, SnapshotEvent, StartEvent, StepEvent
from benchmark.spec.task import Check
from benchmark.spec.verdict import Grade, Health, Matrix, Verdict


def judge(
    *,
    records: Sequence[Record],
    matrix: Matrix | None,
    checks: Sequence[Check],
    required_steps: int,
    max_steps: int,
    scope: tuple[str, ...],
    changes: Sequence[Changes] | None,
    fault: str | None = None,
    log_problem: str | None = None,
    localise: Literal["exact", "final"] = "exact",
) -> Verdict:
    """Judge one attempt.

    Args:
        records: the step log, as far as it can be read.
        matrix: the grades of every distinct tree; None if grading never began.
        checks: the task's declared checks.
        required_steps: R.
        max_steps: the step budget.
        scope: globs of the paths that the task is about.
        changes: what each step changed (`benchmark.grading.changes.changes`); None if unknown.
        fault: the infrastructure fault that the runner's own log proves; None if there is none.
        log_problem: why the log could not be read to its end, if so.
        localise: `final` needs only the last tree's grade. The failing step of a failed run is then
            unknown within [1, T + 1], and S is what is certain: nothing.

    Returns:
        The verdict. It is void if there was a fault or if the measurement is not healthy, whatever
        the artifact looks like; S is then what the readable part proves.

    Raises:
        ValueError: the checks contradict R.
    """
    steps = [r.event for r in records if isinstance(r.event, StepEvent)]
    snapshots = [r.event for r in records if isinstance(r.event, SnapshotEvent)]
    ends = [r.event for r in records if isinstance(r.event, EndEvent)]
    counted = sum(event.step is not None for event in steps)
    health = Health(
        **_checked(
            chain_intact=_chain_problems(records, log_problem),
            snapshots_complete=_snapshot_problems(steps, snapshots, matrix, changes),
            checks_complete=_grade_problems(snapshots, matrix, checks, localise),
        )
    )
    end = ends[-1] if ends else None
    if fault is None and end is not None and end.reason == "interrupted":
        fault = "the attempt was interrupted" + (f": {end.detail}" if end.detail else "")
    void = fault is not None or not health.healthy
    curve = _passing(snapshots if localise == "exact" else snapshots[-1:], matrix, checks)
    if localise == "final" and snapshots:
        declared = frozenset(check.id for check in checks)
        final = declared if curve == [declared] else frozenset()
        curve = [frozenset()] * (len(snapshots) - 1) + [final]
    measures = measure(checks, required_steps, curve or [frozenset()])

    if void:
        # An unfinished course has no failing step; it is censored at its last productive step.
        # No shipped artifact was judged, so S stays below R; a break counts as in a failed run, so that
        # calling a failure void gains nothing.
        survived = min(measures.survived, required_steps - 1)
        return Verdict(
            outcome="void",
            reason=_one_line(f"infrastructure: {fault}" if fault else f"not measured: {health.problems[0]}"),
            steps=counted,
            subagent_steps=len(steps) - counted,
            required_steps=required_steps,
            survived=survived,
            gap=required_steps - survived,
            last_productive_step=measures.last_productive_step,
            survived_raw=measures.last_productive_step,
            health=health,
        )

    labels = detect(course(records, changes or (), measures, max_steps=max_steps, scope=scope))
    if localise == "final":
        labels = tuple(label for label in labels if label.label != "stall")
    interval = measures.failing_interval
    if localise == "final" and interval is not None:
        interval = (1, measures.steps + 1)
    located = localise == "exact"
    return Verdict(
        outcome="pass" if measures.passed else "fail",
        reason=_one_line(_reason(measures, snapshots[-1].refused_whole, located)),
        steps=counted,
        subagent_steps=len(steps) - counted,
        required_steps=required_steps,
        survived=measures.survived,
        gap=measures.gap,
        failing_step=measures.failing_step if located else None,
        failing_interval=interval,
        last_productive_step=measures.last_productive_step,
        first_break=measures.first_break,
        broken_checks=measures.broken_checks,
        survived_raw=measures.survived_raw,
        labels=labels,
        primary_label=primary(labels, measures.failing_step if located else measures.steps + 1),
        health=health,
    )


def passing(snapshot: SnapshotEvent, matrix: Matrix | None, checks: Sequence[Check]) -> frozenset[str] | None:
    """H of one snapshot; None if it has no sound grade.

    A snapshot of which nothing could be taken ships nothing: no check passes on it, guards included.
    """
    if snapshot.refused_whole is not None:
        return frozenset()
    grade = None if matrix is None else matrix.grades.get(snapshot.tree)
    if grade is None or _grade_problem(snapshot.tree, grade, checks):
        return None
    return frozenset(name for name, result in grade.results.items() if result.passed)


def _passing(
    snapshots: Sequence[SnapshotEvent], matrix: Matrix | None, checks: Sequence[Check]
) -> list[frozenset[str]]:
    """H(t) of each snapshot, up to the first that has no sound grade."""
    found: list[frozenset[str]] = []
    for snapshot in snapshots:
        passed = passing(snapshot, matrix, checks)
        if passed is None:
            break
        found.append(passed)
    return found


def _checked(**problems: list[str]) -> dict[str, object]:
    """The fields of Health: what has no problem holds."""
    return {name: not found for name, found in problems.items()} | {
        "problems": tuple(_one_line(problem) for found in problems.values() for problem in found)
    }


def _chain_problems(records: Sequence[Record], log_problem: str | None) -> list[str]:
    if log_problem is not None:
        return [f"the step log is broken: {log_problem}"]
    if not records:
        return ["the step log is empty"]
    previous = GENESIS
    for index, record in enumerate(records):
        if record != seal(index, record.at, record.event, previous):
            return [f"the step log is broken: record {index} does not follow from the one before it"]
        previous = record.hash
    if any(earlier.at > later.at for earlier, later in pairwise(records)):
        return ["the step log runs backwards in time"]
    kinds = [type(record.event) for record in records]
    if kinds[0] is not StartEvent or kinds.count(StartEvent) != 1:
        return ["the step log does not begin with its one start"]
    if kinds[-1] is not EndEvent or kinds.count(EndEvent) != 1:
        return ["the step log does not close with its one end"]
    return []


def _snapshot_problems(
    steps: Sequence[StepEvent],
    snapshots: Sequence[SnapshotEvent],
    matrix: Matrix | None,
    changes: Sequence[Changes] | None,
) -> list[str]:
    problems = []
    numbers = [event.step for event in steps if event.step is not None]
    if numbers != list(range(1, len(numbers) + 1)):
        problems.append("the steps of the log are not numbered 1, 2, 3, ...")
    taken = Counter(event.step for event in snapshots)
    missing = [number for number in range(len(numbers) + 1) if number not in taken]
    surplus = [number for number, count in taken.items() if count > 1 or number > len(numbers)]
    if missing:
        problems.append(f"no snapshot of step {missing[0]}" + (f" and {len(missing) - 1} more" if missing[1:] else ""))
    elif surplus:
        problems.append(f"more than one snapshot, or one without a step, for step {surplus[0]}")
    elif [event.step for event in snapshots] != sorted(taken):
        problems.append("the snapshots are out of order")
    if matrix is not None and matrix.trees != tuple(event.tree for event in snapshots):
        problems.append("the matrix has other trees than the step log")
    if changes is None:
        problems.append("the snapshot repository can't be read")
    elif len(changes) != max(0, len(snapshots) - 1):
        problems.append(f"the snapshot repository has {len(changes) + 1} snapshots, the step log {len(snapshots)}")
    return problems


def _grade_problems(
    snapshots: Sequence[SnapshotEvent], matrix: Matrix | None, checks: Sequence[Check], localise: str
) -> list[str]:
    if matrix is None:
        return ["nothing was graded"]
    wanted = snapshots if localise == "exact" else snapshots[-1:]
    trees = dict.fromkeys(event.tree for event in wanted if event.refused_whole is None)
    problems = []
    for tree in trees:
        grade = matrix.grades.get(tree)
        problem = f"tree {tree[:10]} has no grade" if grade is None else _grade_problem(tree, grade, checks)
        if problem:
            problems.append(problem)
    images = {matrix.grades[tree].grader_image for tree in trees if tree in matrix.grades}
    if len(images) > 1:
        problems.append(f"{len(images)} different grader images took part")
    return problems[:10]


def _grade_problem(tree: str, grade: Grade, checks: Sequence[Check]) -> str | None:
    where = f"the grade of tree {tree[:10]}"
    if grade.fault is not None:
        return f"{where} did not finish: {grade.fault}"
    if grade.tree != tree:
        return f"{where} is that of another tree"
    declared = {check.id for check in checks}
    missing, surplus = sorted(declared - set(grade.results)), sorted(set(grade.results) - declared)
    if missing:
        return f"{where} lacks check {missing[0]}" + (f" and {len(missing) - 1} more" if missing[1:] else "")
    return f"{where} has undeclared check {surplus[0]}" if surplus else None


def _reason(measures: Measures, refused_whole: str | None, located: bool) -> str:
    if measures.passed:
        return f"every check passes after {measures.steps} steps"
    if refused_whole is not None:
        return f"the workspace could not be shipped: {refused_whole}"
    if not located:
        return "not every check passes on the final tree; the failing step was not looked for"
    if measures.first_break is not None and measures.first_break == measures.failing_step:
        return f"step {measures.first_break} broke {', '.join(measures.broken_checks)} for good"
    if measures.last_productive_step == 0:
        return "no step gained anything"
    return f"step {measures.last_productive_step} of {measures.steps} was the last to gain anything"


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 300 else line[:299] + "…"
