"""A step log as the course that the detectors read.

Only what the main thread did counts; subagents have steps of their own, which the log names but
does not number.
"""

from collections import Counter
from collections.abc import Sequence

from benchmark.endurance.course import Course, ObservedStep, normalise, symptom
from benchmark.endurance.measures import Measures
from benchmark.grading.changes import Changes
from benchmark.spec.step import (
    MAIN_THREAD,
    EndEvent,
    ObservationEvent,
    Record,
    ResumeEvent,
    SnapshotEvent,
    StepEvent,
    TurnEvent,
)

_EXCERPT = 2000
"""An excerpt of this length may have been cut, so that the digest says more."""


def course(
    records: Sequence[Record],
    changes: Sequence[Changes],
    measures: Measures,
    *,
    max_steps: int,
    scope: tuple[str, ...],
) -> Course:
    """The course of a run whose log and snapshots are complete.

    Args:
        records: the whole step log.
        changes: what each step 1..T changed.
        measures: of the same T steps.
        max_steps: the budget.
        scope: globs of the task's paths.
    """
    steps: dict[int, StepEvent] = {}
    answers: dict[int, list[ObservationEvent]] = {}
    silent: Counter[int] = Counter()
    current, words, end = 0, "", None
    unshippable: dict[int, bool] = {}
    resets: list[int] = []
    for event in (record.event for record in records):
        match event:
            case StepEvent(step=int(number)):
                steps[number], current, words = event, number, ""
            case ObservationEvent(step=int(number)):
                answers.setdefault(number, []).append(event)
            case TurnEvent(thread=thread, purpose="final") if thread == MAIN_THREAD:
                silent[current] += 1
                words = event.text
            case TurnEvent(thread=thread, compaction=True) if thread == MAIN_THREAD:
                resets.append(current)
            case ResumeEvent():
                resets.append(event.step)
            case SnapshotEvent():
                unshippable[event.step] = event.refused_whole is not None
            case EndEvent():
                end = event
    observed = tuple(
        _step(steps[number], number, answers.get(number, []), changes[number - 1], silent[number])
        for number in range(1, measures.steps + 1)
    )
    since = None
    for number in sorted(unshippable, reverse=True):
        if not unshippable[number]:
            break
        since = number
    return Course(
        observed,
        measures,
        end,
        max_steps,
        scope,
        parting_words=words,
        unshippable_since=since,
        resets=tuple(dict.fromkeys(resets)),
    )


def _step(
    event: StepEvent, number: int, answers: Sequence[ObservationEvent], changes: Changes, silent: int
) -> ObservedStep:
    failures = {answer.failed for answer in answers}
    return ObservedStep(
        number=number,
        calls=tuple(normalise(call) for call in event.calls if not call.bookkeeping),
        observation="+".join(answer.digest for answer in answers) or None,
        symptom="\n".join(_symptom(answer) for answer in answers) or None,
        failed=True if True in failures else (False if failures == {False} else None),
        changes=changes,
        silent_turns=silent,
    )


def _symptom(answer: ObservationEvent) -> str:
    return symptom(answer.excerpt) if len(answer.excerpt) < _EXCERPT else answer.digest
