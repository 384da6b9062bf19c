"""Two hundred made-up histories, judged by the benchmark and by an oracle that shares nothing with it.

A history is a course of health: checks are won, broken, repaired, lost for a while and for good, trees come back,
and some can't be shipped. The oracle reads the definitions word by word and takes its time. A failure prints the seed.
"""

import hashlib
import random
from dataclasses import dataclass

import pytest

from benchmark.endurance.course import Change
from benchmark.endurance.measures import measure
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
from benchmark.spec.task import Check
from benchmark.spec.verdict import CheckResult, Grade, Matrix

HISTORIES = 200


@dataclass(frozen=True)
class History:
    """What holds on each snapshot, and which tree it is; snapshot 0 is the untouched task.

    `holds[t][name]` says whether the check holds on tree t; nothing holds on one that can't be shipped.
    """

    weights: dict[str, int]
    transient: frozenset[str]
    holds: tuple[dict[str, bool], ...]
    trees: tuple[str, ...]
    unshippable: frozenset[int]

    def __str__(self) -> str:
        rows = [f"weights {self.weights}, transient {sorted(self.transient)}"]
        for t, state in enumerate(self.holds):
            names = " ".join(name for name, held in state.items() if held)
            rows.append(f"{t:3} {self.trees[t][:6]} {'unshippable' if t in self.unshippable else names}")
        return "\n".join(rows)


def generate(seed: int) -> History:
    """A history: which checks there are, and a mood for each step."""
    rng = random.Random(seed)
    owns = [rng.randint(1, 12) for _ in range(rng.randint(1, 14))]
    weights = {f"m{number:02}": count for number, count in enumerate(owns, 1)}
    weights[f"m{len(owns):02}"] -= sum(owns) > 1  # R is 2 at least
    guards = [f"g{number}" for number in range(rng.randint(1, 5))]
    weights |= dict.fromkeys(guards, 0)
    transient = frozenset(name for name in weights if rng.random() < 0.15)
    moods = ["gain"] * rng.randint(1, 6) + ["plateau"] * rng.randint(0, 6) + ["look"] * rng.randint(0, 3)
    moods += rng.choices(
        ["break", "doom", "repair", "restore", "collapse", "revert", "unshippable", "swap", "relapse"],
        k=rng.randint(0, 6),
    )
    script: list[str] = []
    doomed: set[str] = set()
    state = {name: name in guards for name in weights}
    version = 0
    seen = [(dict(state), tree_of(seed, version))]
    unshippable = set()
    for step in range(1, rng.choice([0, 1, 2, 5, 20, 40, 80]) + 1):
        tree = seen[-1][1] if step - 1 not in unshippable else ""
        missing = [name for name, held in state.items() if not held and name not in doomed]
        held = [name for name, held in state.items() if held]
        mood = script.pop(0) if script else rng.choice(moods)
        if mood == "relapse":
            mood, *script = "collapse", "doom", "restore", "gain", "gain"
        if mood == "look" and tree:
            seen.append((dict(state), tree))
            continue
        if mood == "revert":
            back = rng.choice([t for t in range(step) if t not in unshippable])
            state = dict(seen[back][0])
            seen.append((dict(state), seen[back][1]))
            continue
        if mood == "unshippable":
            unshippable.add(step)
            seen.append((dict.fromkeys(weights, False), tree_of(seed, -1)))
            continue
        if mood in ("gain", "swap"):
            for name in missing[: rng.choice([1, 1, 1, 2])]:
                state[name] = True
        if mood in ("break", "swap") and held:
            state[rng.choice(held)] = False
        if mood == "doom" and held:
            doomed.add(rng.choice(held))
        if mood == "repair" and missing:
            state[rng.choice(missing)] = True
        if mood == "restore":
            state = dict(
                max((item[0] for item in seen), key=lambda old: sum(weights[name] * old[name] for name in old))
            )
        if mood == "collapse":
            for name in held:
                state[name] = state[name] and rng.random() < 0.3
        state |= dict.fromkeys(doomed, False)
        version += 1
        seen.append((dict(state), tree_of(seed, version)))
    end = len(seen) - 1
    luck = rng.random() if end else 1.0
    if luck < 0.2:
        unshippable.discard(end)
        seen[end] = (dict.fromkeys(weights, True), tree_of(seed, version + 1))
    elif luck < 0.3:
        unshippable.add(end)
        seen[end] = (dict.fromkeys(weights, False), tree_of(seed, -1))
    return History(
        weights, transient, tuple(item[0] for item in seen), tuple(item[1] for item in seen), frozenset(unshippable)
    )


def tree_of(seed: int, version: int) -> str:
    return hashlib.sha1(f"{seed} {version}".encode()).hexdigest()


@dataclass(frozen=True)
class Answer:
    """Every measure of a run, under the names of the definitions."""

    passed: bool
    required: int
    productive: int
    first_break: int | None
    broken: frozenset[str]
    failing: int | None
    interval: tuple[int, int] | None
    survived: int
    gap: int
    raw: int


def oracle(history: History) -> Answer:
    """The definitions, one after the other, without a thought for speed."""
    holds, last = history.holds, len(history.holds) - 1
    required = 1
    for weight in history.weights.values():
        required += weight

    def work(t: int) -> int:
        total = 0
        for name, weight in history.weights.items():
            if holds[t][name]:
                total += weight
        return total

    # L: the last t at which W(H(t)) sets a new maximum; 0 if none
    productive = 0
    for t in range(1, last + 1):
        higher_than_ever = True
        for u in range(t):
            if work(u) >= work(t):
                higher_than_ever = False
        if higher_than_ever:
            productive = t

    # b*: the earliest t at which a check that passed at t-1 fails at t and at every later snapshot
    first_break, broken = None, set()
    for t in range(last, 0, -1):
        lost_for_good = set()
        for name in history.weights:
            if name in history.transient or not holds[t - 1][name]:
                continue
            ever_again = False
            for u in range(t, last + 1):
                if holds[u][name]:
                    ever_again = True
            if not ever_again:
                lost_for_good.add(name)
        if lost_for_good:
            first_break, broken = t, lost_for_good

    passed = True
    for name in history.weights:
        if not holds[last][name]:
            passed = False

    # F: failed runs only, min(b*, L + 1); S: the most work that stood on any snapshot before F, R for a pass
    if passed:
        return Answer(
            True, required, productive, first_break, frozenset(broken), None, None, required, 0, last
        )  # fmt: skip
    failing = productive + 1
    if first_break is not None and first_break < failing:
        failing = first_break
    survived = 0
    for t in range(last + 1):
        if t < failing and work(t) > survived:
            survived = work(t)
    return Answer(
        passed=False,
        required=required,
        productive=productive,
        first_break=first_break,
        broken=frozenset(broken),
        failing=failing,
        interval=(failing, productive + 1),
        survived=survived,
        gap=required - survived,
        raw=failing - 1,
    )


def checks_of(history: History) -> tuple[Check, ...]:
    return tuple(
        Check(
            id=name, kind="milestone" if name.startswith("m") else "guard", asserts="it does what it must",
            weight=weight, first_action=None, last_action=None, transient=name in history.transient,
        )
        for name, weight in history.weights.items()
    )  # fmt: skip


def log_of(history: History) -> list[Record]:
    def snapshot(t: int) -> SnapshotEvent:
        whole = "a device in the tree" if t in history.unshippable else None
        return SnapshotEvent(step=t, tree=history.trees[t], files=1, bytes=1, seconds=0.1, refused_whole=whole)

    events: list[Event] = [StartEvent(), snapshot(0)]
    for t in range(1, len(history.holds)):
        events.append(StepEvent(step=t, calls=(ToolCall(tool="shell", arguments=f"do {t}"),)))
        events.append(ObservationEvent(step=t, digest="0" * 64, excerpt="ok", failed=False))
        events.append(snapshot(t))
    events.append(EndEvent(reason="done", exit_code=0, claimed_done=True))
    records: list[Record] = []
    for index, event in enumerate(events):
        records.append(seal(index, float(index), event, records[-1].hash if records else GENESIS))
    return records


def matrix_of(history: History) -> Matrix:
    grades = {
        tree: Grade(
            tree=tree, results={name: CheckResult(passed=held) for name, held in history.holds[t].items()},
            seconds=1.0, grader_image="sha256:1",
        )
        for t, tree in enumerate(history.trees)
        if t not in history.unshippable
    }  # fmt: skip
    return Matrix(trees=history.trees, grades=grades)


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_the_measures_are_what_the_definitions_say(seed: int) -> None:
    history = generate(seed)
    wanted = oracle(history)
    passing = [{name for name, held in state.items() if held} for state in history.holds]
    found = measure(checks_of(history), wanted.required, passing)
    answer = Answer(
        passed=found.passed, required=found.required_steps, productive=found.last_productive_step,
        first_break=found.first_break, broken=frozenset(found.broken_checks), failing=found.failing_step,
        interval=found.failing_interval, survived=found.survived, gap=found.gap, raw=found.survived_raw,
    )  # fmt: skip
    assert answer == wanted, f"seed {seed}\n{history}"


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_the_verdict_from_log_and_matrix_is_what_the_definitions_say(seed: int) -> None:
    history = generate(seed)
    wanted = oracle(history)
    steps = len(history.holds) - 1
    found = judge(
        records=log_of(history), matrix=matrix_of(history), checks=checks_of(history), required_steps=wanted.required,
        max_steps=100, scope=("src/**",), changes=[{"src/a.py": Change("old", f"{t}")} for t in range(1, steps + 1)],
    )  # fmt: skip
    answer = Answer(
        passed=found.outcome == "pass", required=found.required_steps, productive=found.last_productive_step,
        first_break=found.first_break, broken=frozenset(found.broken_checks), failing=found.failing_step,
        interval=found.failing_interval, survived=found.survived, gap=found.gap, raw=found.survived_raw,
    )  # fmt: skip
    assert found.health.healthy, f"seed {seed}: {found.health.problems}"
    assert answer == wanted, f"seed {seed}\n{history}"


def test_the_histories_have_in_them_what_they_are_meant_to_try() -> None:
    histories = [generate(seed) for seed in range(HISTORIES)]
    answers = [oracle(history) for history in histories]
    failed = [answer for answer in answers if not answer.passed]
    early = [
        a for a in failed if a.first_break is not None and a.first_break == a.failing and a.interval != (a.failing,) * 2
    ]
    late = [a for a in failed if a.first_break is not None and a.first_break > (a.failing or 0)]
    higher = [
        (h, a) for h, a in zip(histories, answers, strict=True)
        if a.failing and a.survived > sum(h.weights[name] for name, held in h.holds[a.failing - 1].items() if held)
    ]  # fmt: skip
    repaired = [h for h in histories if any(
        h.holds[t - 1][name] and not h.holds[t][name] and any(later[name] for later in h.holds[t:])
        for t in range(1, len(h.holds)) for name in h.weights
    )]  # fmt: skip
    returned = [h for h in histories if any(
        h.trees[t] in h.trees[:t - 1] and h.trees[t] != h.trees[t - 1] for t in range(2, len(h.trees))
    )]  # fmt: skip
    lost_at_last = [h for h in histories if len(h.holds) - 1 in h.unshippable]
    transient = [
        h for h in histories if any(not state[name] for name in h.transient for state in h.holds[-1:])
    ]  # fmt: skip
    counts = {
        "passed": len(answers) - len(failed), "failed": len(failed), "broken before the last gain": len(early),
        "broken after the last gain": len(late), "a check repaired": len(repaired),
        "a tree that came back": len(returned),
        "stood higher before": len(higher),
        "unshippable somewhere": sum(bool(h.unshippable) for h in histories), "unshippable at last": len(lost_at_last),
        "a transient check lost at last": len(transient), "no step": sum(len(h.holds) == 1 for h in histories),
    }  # fmt: skip
    assert {name: count for name, count in counts.items() if count < 8} == {}, counts
