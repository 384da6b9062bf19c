"""A trial's page as data: what the judge finds in its bundle, and what each step did.

Whatever the agent wrote is made printable and cut here; the templates escape it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmark.endurance.measures import credit_curve
from benchmark.harness.acts import without_journal
from benchmark.leaderboard.strip import Strip, draw
from benchmark.results.conditions import conditions
from benchmark.results.diffs import Caps, FileDiff, LineKind, StepDiffs, printable
from benchmark.results.read import ReadBundle, rejudge
from benchmark.spec.step import ObservationEvent, StepEvent, ToolCall
from benchmark.spec.task import Check
from benchmark.spec.verdict import Verdict

STEP_CAPS = Caps(files=30, lines=160, columns=300)
PAGE_LINES = 12_000
"""Lines of diff on one page; a phone must be able to open it."""

_TEXT = 1500


@dataclass(frozen=True)
class Chunk:
    """Neighbouring lines of a diff that are alike."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class FileView:
    """One file of a step's diff."""

    file: FileDiff
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True)
class StepView:
    """One step of the timeline."""

    number: int
    title: str
    calls: tuple[tuple[str, str], ...]
    said: str
    answer: str | None
    failed: bool | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    credit: int
    marks: tuple[str, ...]
    files: tuple[FileView, ...]
    files_changed: int


@dataclass(frozen=True)
class CheckView:
    """One check's course in words."""

    check: Check
    first_passed: int | None
    broke: int | None
    passes: bool | None
    message: str


@dataclass(frozen=True)
class TrialView:
    """Everything on a trial's page.

    `verdict` was derived anew from the bundle's evidence; `claimed_otherwise` says that the bundle
    came with another one.
    """

    source: ReadBundle
    page: str
    harness: str
    verdict: Verdict
    claimed_otherwise: bool
    strip: Strip | None
    checks: tuple[CheckView, ...]
    steps: tuple[StepView, ...]
    parting_words: str
    instruction: str
    facts: tuple[tuple[str, str], ...]


def view(source: ReadBundle, page: str, verdict: Verdict | None = None) -> TrialView:
    """Judge a bundle and lay its page out.

    Args:
        source: the bundle.
        page: the page's file name.
        verdict: `rejudge(source)`, if it is known already.
    """
    found = verdict or rejudge(source)
    passing = source.passing
    checks = source.bundle.checks
    credit = credit_curve(checks, [passed or frozenset() for passed in passing])
    steps = _steps(source, found, passing, credit)
    strip = None
    if passing:
        strip = draw(
            checks,
            passing,
            credit,
            failing_step=found.failing_step,
            last_productive_step=found.last_productive_step,
            first_break=found.first_break,
            titles=[step.title for step in steps],
        )
    return TrialView(
        source=source,
        page=page,
        harness=_harness(source),
        verdict=found,
        claimed_otherwise=found != source.verdict,
        strip=strip,
        checks=tuple(_check(check, source, passing) for check in checks),
        steps=steps,
        parting_words=cut(source.parting_words),
        instruction=cut(source.instruction, 20_000),
        facts=_facts(source),
    )


def cut(text: str, most: int = _TEXT) -> str:
    """The text's lines made printable, at most that many characters."""
    shown = "\n".join(printable(line) for line in text[:most].splitlines())
    return shown + "…" if len(text) > most else shown


def _steps(
    source: ReadBundle, verdict: Verdict, passing: Sequence[frozenset[str] | None], credit: Sequence[int]
) -> tuple[StepView, ...]:
    events = {
        event.step: event
        for event in (record.event for record in source.records)
        if isinstance(event, StepEvent) and event.step is not None
    }
    answers: dict[int, list[ObservationEvent]] = {}
    for record in source.records:
        if isinstance(record.event, ObservationEvent) and record.event.step is not None:
            answers.setdefault(record.event.step, []).append(record.event)
    try:
        diffs: StepDiffs | None = source.diffs()
    except ValueError:
        diffs = None
    left = PAGE_LINES
    views = []
    for number in range(1, len(passing)):
        before, after = passing[number - 1], passing[number]
        caps = replace(STEP_CAPS, lines=max(0, min(STEP_CAPS.lines, left)))
        files = _files(diffs, number, caps)
        left -= sum(len(file.file.lines) for file in files)
        event, seen = events.get(number), answers.get(number, [])
        marks = {"F": verdict.failing_step, "b*": verdict.first_break, "L": verdict.last_productive_step}
        failures = {answer.failed for answer in seen}
        views.append(
            StepView(
                number=number,
                title=_title(event),
                calls=tuple((printable(call.tool), cut(_arguments(call))) for call in event.calls) if event else (),
                said=cut(event.text) if event else "",
                answer=cut("\n".join(answer.excerpt for answer in seen)) if seen else None,
                failed=True if True in failures else (False if failures == {False} else None),
                gained=_difference(after, before),
                lost=_difference(before, after),
                credit=credit[number],
                marks=tuple(name for name, step in marks.items() if step == number),
                files=files,
                files_changed=len(source.changes[number - 1]) if source.changes else len(files),
            )
        )
    return tuple(views)


def _files(diffs: StepDiffs | None, step: int, caps: Caps) -> tuple[FileView, ...]:
    if diffs is None:
        return ()
    try:
        found = diffs.step(step, caps)
    except ValueError:
        return ()
    return tuple(FileView(file, _chunks(file)) for file in found)


def _chunks(file: FileDiff) -> tuple[Chunk, ...]:
    chunks: list[Chunk] = []
    for line in file.lines:
        text = line.text if line.kind == "@" else f"{line.kind} {line.text}"
        if chunks and chunks[-1].kind == line.kind:
            chunks[-1] = Chunk(line.kind, f"{chunks[-1].text}\n{text}")
        else:
            chunks.append(Chunk(line.kind, text))
    return tuple(chunks)


def _difference(more: frozenset[str] | None, less: frozenset[str] | None) -> tuple[str, ...]:
    return () if more is None or less is None else tuple(sorted(more - less))


def _arguments(call: ToolCall) -> str:
    """A call's arguments as a person writes them: the command itself, where that is all there is."""
    try:
        arguments = json.loads(call.arguments)
    except ValueError:
        return call.arguments
    if isinstance(arguments, dict):
        command = arguments.get("command") or arguments.get("cmd")
        if isinstance(command, str):
            return without_journal(command)
        return "\n".join(
            f"{key}: {item if isinstance(item, str) else json.dumps(item)}" for key, item in arguments.items()
        )
    return call.arguments


def _title(event: StepEvent | None) -> str:
    if event is None:
        return "not in the log"
    first = next((call for call in event.calls if not call.bookkeeping), event.calls[0] if event.calls else None)
    if first is None:
        return "no call"
    lines = _arguments(first).strip().splitlines()
    more = f" (and {len(event.calls) - 1} more)" if len(event.calls) > 1 else ""
    return cut(lines[0], 100) + more if lines else first.tool + more


def _check(check: Check, source: ReadBundle, passing: Sequence[frozenset[str] | None]) -> CheckView:
    good = [step for step, passed in enumerate(passing) if passed is not None and check.id in passed]
    final = passing[-1] if passing else None
    passes = None if final is None else check.id in final
    message = ""
    if source.matrix is not None and passes is False:
        grade = source.matrix.grades.get(source.matrix.trees[-1]) if source.matrix.trees else None
        result = grade.results.get(check.id) if grade else None
        message = cut(result.message, 300) if result else ""
    broke = good[-1] + 1 if good and passes is False else None
    return CheckView(check, good[0] if good else None, broke, passes, message)


def _harness(source: ReadBundle) -> str:
    """The harness's title, with the options and under the condition it was run with."""
    trial = source.bundle.trial
    options = ", ".join(f"{key}={value}" for key, value in trial.options.items())
    name = f"{source.bundle.harness_title} ({options})" if options else source.bundle.harness_title
    return f"{name} under {trial.condition}" if trial.condition else name


def _facts(source: ReadBundle) -> tuple[tuple[str, str], ...]:
    bundle, meter = source.bundle, source.bundle.meter
    end = bundle.end
    ended = (
        "unknown"
        if end is None
        else f"{end.reason}, exit status {'unknown' if end.exit_code is None else end.exit_code}"
    )
    facts = [
        ("Run", bundle.run),
        ("Trial", bundle.trial.id),
        ("Track", bundle.track),
        ("Harness", f"{bundle.harness_title} {bundle.harness_version}"),
        ("Model", bundle.trial.model or "none (scripted)"),
        *_condition(source),
        ("Step budget", f"{bundle.trial.max_steps:,}"),
        ("How it ended", ended + (f": {end.detail}" if end and end.detail else "")),
        ("Tokens in / out", f"{_count(meter.input_tokens)} / {_count(meter.output_tokens)}" if meter else "unknown"),
        ("Requests", f"{meter.requests:,}" if meter else "unknown"),
        ("Seconds", ", ".join(f"{phase} {seconds:,.1f}" for phase, seconds in bundle.seconds.items()) or "unknown"),
        ("Started", bundle.started),
        ("Finished", bundle.finished),
        ("Agent image", bundle.agent_image),
        ("Grader image", bundle.grader_image),
        ("Toolbox image", bundle.toolbox_image or "none"),
        ("Measured by", f"endurance-gap {bundle.suite_version}"),
    ]
    return tuple((name, cut(text, 300)) for name, text in facts)


def _condition(source: ReadBundle) -> list[tuple[str, str]]:
    """What was laid over the trial, and what of the reference was executed, where that is known."""
    measured = conditions(source)
    facts = []
    if measured.condition:
        landed = f"{measured.faults_landed} faults and {measured.kills_landed} kills landed"
        facts.append(("Condition", f"{measured.condition}; {landed}"))
    if measured.resumes:
        facts.append(("Resumed", ", ".join(measured.resumes)))
    if measured.executed is not None:
        counts = f"{measured.executed} begun, {measured.counted} counted"
        facts.append(
            ("Executed", f"{counts}; {measured.redone} redone, {measured.lost} lost, {measured.doubled} doubled")
        )
    return facts


def _count(tokens: int | None) -> str:
    return "unknown" if tokens is None else f"{tokens:,}"
