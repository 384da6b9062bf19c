"""Courses that a test writes down step by step, and the labels that they get."""

from collections.abc import Iterable, Mapping

from benchmark.endurance.course import Change, Course, ObservedStep
from benchmark.endurance.detectors import detect
from benchmark.endurance.measures import measure
from benchmark.spec.step import EndEvent
from benchmark.spec.task import Check

R = 41
CHECKS = tuple(
    Check(id=f"m{n:02}", kind="milestone", asserts="it works", weight=1, first_action=n, last_action=n)
    for n in range(1, R)
) + tuple(
    Check(id=f"g{n}", kind="guard", asserts="it still works", weight=0, first_action=None, last_action=None)
    for n in range(3)
)
GUARDS = {"g0", "g1", "g2"}
DONE = EndEvent(reason="done", exit_code=0, claimed_done=True)
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
