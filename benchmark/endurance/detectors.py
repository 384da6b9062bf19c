"""What went wrong, as labels with the step at which each set in.

Labels never decide anything: the grader does. Each rule is one pure function over a course, its
thresholds are starting values, and several labels may hold for one run.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from benchmark.endurance.course import Course, ObservedStep
from benchmark.spec.verdict import Label, LabelOnset

LOOP_REPEATS, LOOP_FAILURES = 4, 3
SILENT_TURNS = 3
THRASH_RETURNS, WINDOW = 2, 20
STALL_STEPS, STALL_SHARE = 20, 0.25
LOCK_IN_EDITS, LOCK_IN_FILES = 5, 2
SPARE_BUDGET = 0.1
DRIFT_STEPS = 10

_SPECIFIC: tuple[Label, ...] = (
    "broken-artifact", "abandon", "compounding", "regression", "lock-in", "loop", "ping-pong",
    "thrash", "drift", "monologue", "false-done", "context-loss", "stall", "budget",
)  # fmt: skip
"""Of two labels with the same onset, the one that stands first here says more."""

_EXPLAINS_A_STALL = frozenset({"lock-in", "loop", "ping-pong", "thrash", "drift", "monologue"})

_GIVES_UP = re.compile(
    r"\b(I('m| am) (unable|not able) to|I (can(no|')t|cannot|won't|will not|refuse to|give up|must decline)"
    r"|(is|are|seems?) (infeasible|impossible)|not feasible|(can(no|')t|cannot) be (done|completed|solved))\b",
    re.IGNORECASE,
)


def detect(course: Course) -> tuple[LabelOnset, ...]:
    """Every label that holds, in order of onset. A passed run gets only labels of behaviour."""
    found = [label for rule in _BEHAVIOUR for label in rule(course)]
    if not course.measures.passed:
        found += [label for rule in _FAILURE for label in rule(course)]
        if not found:
            found += budget(course)
    return tuple(sorted(found, key=lambda item: (item.onset, _SPECIFIC.index(item.label))))


def primary(labels: Sequence[LabelOnset], failing_step: int | None) -> Label | None:
    """The label that explains the failing step F: the latest onset <= F, else the earliest after it.

    A stall says that nothing was gained, not why; a label that sets in within the stall's first
    `WINDOW` steps and does say why goes before it. None for a pass or without labels.
    """
    if failing_step is None or not labels:
        return None
    until = [item for item in labels if item.onset <= failing_step]
    onset = max(item.onset for item in until) if until else min(item.onset for item in labels)
    chosen = min((item for item in labels if item.onset == onset), key=lambda item: _SPECIFIC.index(item.label))
    if chosen.label == "stall":
        reasons = [x for x in labels if x.label in _EXPLAINS_A_STALL and onset <= x.onset < onset + WINDOW]
        chosen = min(reasons, key=lambda item: (item.onset, _SPECIFIC.index(item.label)), default=chosen)
    return chosen.label


def loop(course: Course) -> Iterator[LabelOnset]:
    """The same action and observation four times, or the same failing action three times, in vain.

    Nothing may change in the tree from the second time on; the onset is the second time.
    """
    steps = _acting(course)
    for start in range(len(steps)):
        first = steps[start]
        same = failing = 1
        for other in steps[start + 1 :]:
            if other.calls != first.calls or other.changes:
                break
            same += same > 0 and first.observation is not None and other.observation == first.observation
            failing += first.failed is True and other.failed is True
            if same >= LOOP_REPEATS or failing >= LOOP_FAILURES:
                onset = steps[start + 1].number
                yield LabelOnset(
                    label="loop", onset=onset, detail=f"repeats step {first.number}: {first.calls[0][:80]}"
                )
                return


def ping_pong(course: Course) -> Iterator[LabelOnset]:
    """Two actions with their observations in turn, three times each; onset: the first return."""
    steps = _acting(course)
    seen = [(step.calls, step.observation) for step in steps]
    for start in range(len(seen) - 5):
        a, b = seen[start : start + 2]
        if a != b and None not in (a[1], b[1]) and seen[start : start + 6] == [a, b] * 3:
            detail = f"steps {steps[start].number} and {steps[start + 1].number} in turn"
            yield LabelOnset(label="ping-pong", onset=steps[start + 2].number, detail=detail)
            return


def monologue(course: Course) -> Iterator[LabelOnset]:
    """Three model turns in a row without a tool call; onset: the step that they stand in for."""
    for step in course.steps:
        if step.silent_turns >= SILENT_TURNS:
            detail = f"{step.silent_turns} turns without an action"
            yield LabelOnset(label="monologue", onset=step.number + 1, detail=detail)
            return


def thrash(course: Course) -> Iterator[LabelOnset]:
    """A file's content returns to an earlier version at least twice within 20 steps; first return.

    Deleting a file and writing it again with the same content is no return, and neither is what git
    does inside `.git`.
    """
    versions: dict[str, list[str]] = {}
    returns: dict[str, list[int]] = {}
    for step in course.steps:
        for path, change in step.changes.items():
            if ".git" in path.split("/"):
                continue
            past = versions.setdefault(path, [] if change.before is None else [change.before])
            if change.after is None or (past and past[-1] == change.after):
                continue
            if change.after in past:
                back = returns.setdefault(path, [])
                back.append(step.number)
                if len(back) >= THRASH_RETURNS and step.number - back[-THRASH_RETURNS] < WINDOW:
                    yield LabelOnset(
                        label="thrash", onset=back[-THRASH_RETURNS], detail=f"{path[:80]} goes back and forth"
                    )
                    return
            past.append(change.after)


def drift(course: Course) -> Iterator[LabelOnset]:
    """Ten state-changing steps in a row that touch nothing inside the task's scope; their first."""
    inside = [_glob(pattern) for pattern in course.scope]
    away: list[int] = []
    for step in course.steps:
        if not step.changes:
            continue
        if any(pattern.fullmatch(path) for path in step.changes for pattern in inside):
            away = []
            continue
        away.append(step.number)
        if len(away) >= DRIFT_STEPS:
            yield LabelOnset(label="drift", onset=away[0], detail="works outside of the task's scope")
            return


def lock_in(course: Course) -> Iterator[LabelOnset]:
    """Five edits to the same one or two files, no gain, the same failure after each; the first edit."""
    edits = _edits(course)
    credit = course.measures.credit
    for start, (first, _, symptom) in enumerate(edits):
        if symptom is None:
            continue
        touched: set[str] = set()
        for count, (number, paths, after) in enumerate(edits[start:], 1):
            touched |= paths
            if len(touched) > LOCK_IN_FILES or after != symptom or credit[number] != credit[first - 1]:
                break
            if count >= LOCK_IN_EDITS:
                yield LabelOnset(
                    label="lock-in", onset=first, detail=f"keeps patching {', '.join(sorted(touched))[:80]}"
                )
                return


def stall(course: Course) -> Iterator[LabelOnset]:
    """No new maximum of W for max(20, R/4) steps up to the end; onset: L + 1."""
    found = course.measures
    idle = found.steps - found.last_productive_step
    if idle >= max(STALL_STEPS, math.ceil(STALL_SHARE * found.required_steps)):
        yield LabelOnset(label="stall", onset=found.last_productive_step + 1, detail=f"{idle} steps gained nothing")


def regression(course: Course) -> Iterator[LabelOnset]:
    """A check broke and stayed broken; compounding if two more broke within the next 20 steps; b*."""
    found = course.measures
    if found.first_break is None:
        return
    onset = found.first_break
    yield LabelOnset(label="regression", onset=onset, detail=f"broke {', '.join(found.broken_checks)}"[:200])
    further = [item.check for item in found.breaks if onset < item.step <= onset + WINDOW]
    if len(further) >= 2:
        yield LabelOnset(label="compounding", onset=onset, detail=f"then broke {', '.join(further)}"[:200])


def false_done(course: Course) -> Iterator[LabelOnset]:
    """Said to be done, exit status 0, at least 10% of the budget left, and not done; last step."""
    end, steps = course.end, course.measures.steps
    if end is None or end.reason != "done" or not end.claimed_done:
        return
    if course.max_steps - steps >= SPARE_BUDGET * course.max_steps:
        yield LabelOnset(
            label="false-done", onset=steps, detail=f"said it was done after {steps} of {course.max_steps}"
        )


def abandon(course: Course) -> Iterator[LabelOnset]:
    """Ended by itself, without a claim to be done, and said that it will not or can't; last step."""
    end = course.end
    if end is None or end.reason not in ("done", "exit") or end.claimed_done:
        return
    said = _GIVES_UP.search(course.parting_words) or _GIVES_UP.search(end.detail)
    if said:
        yield LabelOnset(label="abandon", onset=course.measures.steps, detail=f"said: {said.group(0)}")


def broken_artifact(course: Course) -> Iterator[LabelOnset]:
    """Nothing of the final workspace could be shipped; onset: since when."""
    if course.unshippable_since is not None:
        yield LabelOnset(
            label="broken-artifact", onset=course.unshippable_since, detail="the workspace can't be shipped"
        )


def budget(course: Course) -> Iterator[LabelOnset]:
    """A cap was hit (and no other label holds); last step."""
    if course.end is not None and course.end.reason in ("step-budget", "time-budget", "disk-budget", "out-of-memory"):
        yield LabelOnset(label="budget", onset=course.measures.steps, detail=course.end.reason)


_Rule = Callable[[Course], Iterator[LabelOnset]]
_BEHAVIOUR: tuple[_Rule, ...] = (loop, ping_pong, monologue, thrash, drift)
_FAILURE: tuple[_Rule, ...] = (lock_in, stall, regression, false_done, abandon, broken_artifact)


def _acting(course: Course) -> list[ObservedStep]:
    """The steps with a call that may touch the environment: bookkeeping in between hides nothing."""
    return [step for step in course.steps if step.calls]


def _edits(course: Course) -> list[tuple[int, frozenset[str], str | None]]:
    """Each state-changing step: its number, its paths, and the first failure seen before the next."""
    edits: list[tuple[int, frozenset[str], str | None]] = []
    for step in course.steps:
        failure = step.symptom if step.failed else None
        if step.changes:
            edits.append((step.number, frozenset(step.changes), failure))
        elif edits and edits[-1][2] is None and failure is not None:
            edits[-1] = (*edits[-1][:2], failure)
    return edits


def _glob(pattern: str) -> re.Pattern[str]:
    """A glob over whole paths: `**` spans any number of parts; a folder stands for all below it."""
    *head, last = PurePosixPath(pattern).parts
    text = "".join("(?:[^/]+/)*" if part == "**" else _part(part) + "/" for part in head)
    text += ".+" if last == "**" else _part(last) + "(?:/.*)?"
    return re.compile(text, re.DOTALL)


def _part(part: str) -> str:
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
