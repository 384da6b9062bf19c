"""What went wrong, as labels with the step at which each set in.

Labels never decide anything: the grader does. Each rule is one pure function over a course, and several
labels may hold for one run. `script/validate labels` measures every rule and tries other thresholds; one
was moved only where innocent courses (decoys) were called failures in more than 1% of all cases, since how
long real failures last is not known.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmark.endurance.course import Course, ObservedStep
from benchmark.endurance.traces import authored, edits, inside, novel_steps
from benchmark.endurance.words import gives_up
from benchmark.spec.task import MOST_OWNED
from benchmark.spec.verdict import Label, LabelOnset


@dataclass(frozen=True)
class Thresholds:
    """Where each rule draws its line, in steps unless it says otherwise; the rules' docstrings say why there.

    Attributes:
        loop_repeats: equal actions with equal answers.
        loop_failures: equal actions that fail.
        ping_pong_rounds: times that two actions take turns.
        silent_turns: turns without an action.
        thrash_returns: returns of one file to earlier versions.
        window: within which returns, further breaks and re-reading belong together.
        stall_steps: without a gain, at least.
        stall_share: the same as a share of R.
        further_breaks: that make a regression compound.
        lock_in_edits: that change nothing about a failure.
        lock_in_files: that these edits touch, at most.
        spare_budget: share of the step budget that is left by one who says it is done.
        drift_steps: that touch nothing in scope.
        rereads: different earlier reads that are made again after a reset.
    """

    loop_repeats: int = 4
    loop_failures: int = 3
    ping_pong_rounds: int = 3
    silent_turns: int = 3
    thrash_returns: int = 3
    window: int = 20
    stall_steps: int = 20
    stall_share: float = 0.25
    further_breaks: int = 2
    lock_in_edits: int = 5
    lock_in_files: int = 2
    spare_budget: float = 0.1
    drift_steps: int = 10
    rereads: int = 3


THRESHOLDS = Thresholds()

_SPECIFIC: tuple[Label, ...] = (
    "broken-artifact", "abandon", "context-loss", "compounding", "regression", "lock-in", "loop", "ping-pong",
    "thrash", "drift", "monologue", "false-done", "stall", "budget",
)  # fmt: skip
"""Of two labels with the same onset, the one that stands first here says more."""

_BUDGETS = ("step-budget", "time-budget", "token-budget", "cost-budget", "disk-budget", "out-of-memory")
_EXPLAINS_A_STALL = frozenset(_SPECIFIC) - {"false-done", "stall", "budget"}


def detect(course: Course, thresholds: Thresholds = THRESHOLDS) -> tuple[LabelOnset, ...]:
    """Every label that holds, in order of onset. A passed run gets only labels of behaviour."""
    found = [label for rule in _BEHAVIOUR for label in rule(course, thresholds)]
    if not course.measures.passed:
        found += [label for rule in _FAILURE for label in rule(course, thresholds)]
        if not found:
            found += budget(course)
    return tuple(sorted(found, key=lambda item: (item.onset, _SPECIFIC.index(item.label))))


def primary(labels: Sequence[LabelOnset], failing_step: int | None) -> Label | None:
    """The label that explains the failing step F: the latest onset <= F, else the earliest after it.

    A stall says that nothing was gained, not why; a label that sets in within the stall's first
    `window` steps and does say why goes before it. None for a pass or without labels.
    """
    if failing_step is None or not labels:
        return None
    until = [item for item in labels if item.onset <= failing_step]
    onset = max(item.onset for item in until) if until else min(item.onset for item in labels)
    chosen = min((item for item in labels if item.onset == onset), key=lambda item: _SPECIFIC.index(item.label))
    if chosen.label == "stall":
        end = onset + THRESHOLDS.window
        reasons = [x for x in labels if x.label in _EXPLAINS_A_STALL and onset <= x.onset < end]
        chosen = min(reasons, key=lambda item: (item.onset, _SPECIFIC.index(item.label)), default=chosen)
    return chosen.label


def loop(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """The same action and answer four times, or the same failing action three times, in vain.

    Nothing may change in the tree from the second time on; the onset is the second time. If the answer
    to that same action moves at last, it was no loop: whoever waits for a build asks the same question
    many times, and is right to. Looking three times, or failing twice, happens to everybody: specificity
    would be 97.1% and 94.7%.
    """
    steps = _acting(course)
    start = 0
    while start < len(steps):
        first = steps[start]
        end = start + 1
        while end < len(steps) and steps[end].calls == first.calls and not steps[end].changes:
            end += 1
        waited = end < len(steps) and steps[end].calls == first.calls
        streak = steps[start:end]
        answer = streak[-1].observation
        same = _tail([step.observation == answer is not None for step in streak])
        failing = _tail([step.failed is True for step in streak])
        count = max(same * (same >= thresholds.loop_repeats), failing * (failing >= thresholds.loop_failures))
        if count and not waited:
            what = f"repeats step {streak[-count].number}: {first.calls[0][:80]}"
            yield LabelOnset(label="loop", onset=streak[1 - count].number, detail=what)
            return
        start = end


def ping_pong(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """Two actions with their answers in turn, three times each; onset: the first return.

    As with a loop, if an answer moves at last it was a wait (sleep, look, sleep, look). Neither is it
    ping-pong while the two make something new: then it is work in a rhythm. Two rounds are what a careful
    look at two things takes (specificity 97.1%).
    """
    steps = _acting(course)
    novel = novel_steps(course)
    length = 2 * thresholds.ping_pong_rounds
    start = 0
    while start + length <= len(steps):
        a, b = steps[start], steps[start + 1]
        end = start + 2
        while end < len(steps) and steps[end].calls == (a, b)[(end - start) % 2].calls:
            end += 1
        streak = steps[start:end]
        last = {(end - 1 - back) % 2: streak[-1 - back].observation for back in (0, 1)}
        tail = 0
        for place in range(end - 1, start - 1, -1):
            step = steps[place]
            if step.observation is None or step.observation != last[place % 2] or step.number in novel:
                break
            tail += 1
        if a.calls != b.calls and tail >= length:
            begun = steps[end - tail : end - tail + 3]
            detail = f"steps {begun[0].number} and {begun[1].number} in turn"
            yield LabelOnset(label="ping-pong", onset=begun[2].number, detail=detail)
            return
        start = max(start + 1, end - 1)


def monologue(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """Three model turns in a row without a tool call; onset: the step that they stand in for.

    Two are not rare in good runs (specificity 97.2%).
    """
    for step in course.steps:
        if step.silent_turns >= thresholds.silent_turns:
            detail = f"{step.silent_turns} turns without an action"
            yield LabelOnset(label="monologue", onset=step.number + 1, detail=detail)
            return


def thrash(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """A file's content returns to an earlier version at least three times within 20 steps; first return.

    Two returns are what it takes to put one's changes away, see how it was before, and take them back:
    at two, most such decoys were called thrash, and specificity fell to 97.6%. Deleting a file and
    writing it again with the same content is no return, and neither is what tools leave behind
    (caches, `.git`).
    """
    versions: dict[str, list[str]] = {}
    returns: dict[str, list[int]] = {}
    needed = thresholds.thrash_returns
    for step in course.steps:
        for path, change in step.changes.items():
            if not authored(path):
                continue
            past = versions.setdefault(path, [] if change.before is None else [change.before])
            if change.after is None or (past and past[-1] == change.after):
                continue
            if change.after in past:
                back = returns.setdefault(path, [])
                back.append(step.number)
                if len(back) >= needed and step.number - back[-needed] < thresholds.window:
                    yield LabelOnset(label="thrash", onset=back[-needed], detail=f"{path[:80]} goes back and forth")
                    return
            past.append(change.after)


def drift(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """Ten state-changing steps in a row that touch nothing inside the task's scope; their first.

    What tools leave behind (caches, `.git`) is nobody's work, inside the scope or outside. Eight steps
    would tell drafts from drift as well (99.5%), five would not (98.6%).
    """
    away: list[int] = []
    for step in course.steps:
        paths = [path for path in step.changes if authored(path)]
        if not paths:
            continue
        if any(inside(path, course.scope) for path in paths):
            away = []
            continue
        away.append(step.number)
        if len(away) >= thresholds.drift_steps:
            yield LabelOnset(label="drift", onset=away[0], detail="works outside of the task's scope")
            return


def lock_in(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """Five edits to the same one or two files, no gain, the same failure after each; the first edit.

    Up to twelve such edits are work in progress if the next one gains: no milestone owns more actions
    than that, so even the shortest solution may fail the same test as often before it passes. With four
    edits specificity would be 97.6%.
    """
    found = edits(course)
    credit = course.measures.credit
    start = 0
    while start < len(found):
        first = found[start]
        touched: set[str] = set()
        end = start
        while end < len(found):
            edit = found[end]
            if edit.failure is None or edit.failure != first.failure or credit[edit.step] > credit[first.step - 1]:
                break
            if len(touched | edit.paths) > thresholds.lock_in_files:
                break
            touched |= edit.paths
            end += 1
        count = end - start
        if count >= thresholds.lock_in_edits:
            after = found[end] if end < len(found) else None
            pays = after is not None and bool(after.paths & touched) and credit[after.step] > max(credit[: after.step])
            if not pays or count > MOST_OWNED:
                detail = f"keeps patching {', '.join(sorted(touched))[:80]}"
                yield LabelOnset(label="lock-in", onset=first.step, detail=detail)
                return
        start = max(start + 1, end) if count >= thresholds.lock_in_edits else start + 1


def context_loss(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """After a compaction or a resume, what was known before is looked up or undone again; first of that.

    Within 20 steps of the reset, and before the next one: three different reads of before it are made
    again and answer the same (a read that had been repeated before is a habit, not a loss), or a file
    that the run had worked on is deleted or put back to an earlier version, and a check is lost with it.
    Two reads are what anybody looks up again (specificity 98.1%).
    """
    lost = {item.step for item in course.measures.losses}
    for reset, following in pairwise([*course.resets, len(course.steps)]):
        reads: dict[tuple[str, ...], list[str]] = {}
        versions: dict[str, set[str | None]] = {}
        for step in course.steps[:reset]:
            if _reads(step) and step.symptom is not None:
                reads.setdefault(step.calls, []).append(step.symptom)
            for path, change in step.changes.items():
                versions.setdefault(path, {change.before}).add(change.after)
        again: dict[tuple[str, ...], int] = {}
        for step in course.steps[reset : min(reset + thresholds.window, following)]:
            undone = [
                path
                for path, change in step.changes.items()
                if authored(path) and change.before is not None and change.after in versions.get(path, set()) | {None}
            ]
            own = [path for path in undone if path in versions]
            if own and step.number in lost:
                yield LabelOnset(label="context-loss", onset=step.number, detail=f"undoes {', '.join(own)}"[:200])
                return
            known = reads.get(step.calls, [])
            if _reads(step) and len(known) == 1 and known[0] == step.symptom:
                again.setdefault(step.calls, step.number)
            if len(again) >= thresholds.rereads:
                detail = f"reads again what it had read before step {reset}"
                yield LabelOnset(label="context-loss", onset=min(again.values()), detail=detail)
                return


def stall(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """No new maximum of W for max(20, R/4) steps up to the end; onset: L + 1."""
    found = course.measures
    idle = found.steps - found.last_productive_step
    if idle >= max(thresholds.stall_steps, math.ceil(thresholds.stall_share * found.required_steps)):
        yield LabelOnset(label="stall", onset=found.last_productive_step + 1, detail=f"{idle} steps gained nothing")


def regression(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """A check broke and stayed broken; compounding if two more broke within the next 20 steps; b*."""
    found = course.measures
    if found.first_break is None:
        return
    onset = found.first_break
    yield LabelOnset(label="regression", onset=onset, detail=f"broke {', '.join(found.broken_checks)}"[:200])
    further = [item.check for item in found.breaks if onset < item.step <= onset + thresholds.window]
    if len(further) >= thresholds.further_breaks:
        yield LabelOnset(label="compounding", onset=onset, detail=f"then broke {', '.join(further)}"[:200])


def false_done(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """Said to be done, exit status 0, at least 10% of the budget left, and not done; last step."""
    end, steps = course.end, course.measures.steps
    if end is None or end.reason != "done" or not end.claimed_done or _refusal(course):
        return
    if course.max_steps - steps >= thresholds.spare_budget * course.max_steps:
        yield LabelOnset(
            label="false-done", onset=steps, detail=f"said it was done after {steps} of {course.max_steps}"
        )


def abandon(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """Ended by itself and said that it will not or can't, the model or its client; last step.

    A client that stops without a tool call and exits with 0 counts as one that claims to be done. Its
    words say more than its exit status: an explicit refusal is no claim.
    """
    said = _refusal(course)
    if said:
        yield LabelOnset(label="abandon", onset=course.measures.steps, detail=f"said: {said}")


def broken_artifact(course: Course, thresholds: Thresholds) -> Iterator[LabelOnset]:
    """Nothing of the final workspace could be shipped; onset: since when."""
    if course.unshippable_since is not None:
        yield LabelOnset(
            label="broken-artifact", onset=course.unshippable_since, detail="the workspace can't be shipped"
        )


def budget(course: Course) -> Iterator[LabelOnset]:
    """A cap was hit (and no other label holds); last step."""
    if course.end is not None and course.end.reason in _BUDGETS:
        yield LabelOnset(label="budget", onset=course.measures.steps, detail=course.end.reason)


_Rule = Callable[[Course, Thresholds], Iterator[LabelOnset]]
_BEHAVIOUR: tuple[_Rule, ...] = (loop, ping_pong, monologue, thrash, drift, context_loss)
_FAILURE: tuple[_Rule, ...] = (lock_in, stall, regression, false_done, abandon, broken_artifact)


def _acting(course: Course) -> list[ObservedStep]:
    """The steps with a call that may touch the environment: bookkeeping in between hides nothing."""
    return [step for step in course.steps if step.calls]


def _tail(holds: Sequence[bool]) -> int:
    """How many at the end, in a row, are true."""
    return next((count for count, held in enumerate(reversed(holds)) if not held), len(holds))


def _reads(step: ObservedStep) -> bool:
    return bool(step.calls) and not step.changes and step.failed is not True


def _refusal(course: Course) -> str | None:
    """The words with which a harness that ended by itself gave up."""
    end = course.end
    if end is None or end.reason not in ("done", "exit"):
        return None
    said = gives_up(course.parting_words) or gives_up(end.detail)
    return said or ("the client gave up" if end.gave_up else None)
