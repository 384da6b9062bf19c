"""Makes bundles of made-up runs: real logs, real snapshot repositories, the real judge and writer."""

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmark.grading.changes import changes
from benchmark.grading.judge import judge
from benchmark.recorder.scan import ScanLimits
from benchmark.recorder.snapshots import Snapshots
from benchmark.recorder.steplog import StepLog, read_log
from benchmark.results.write import Parts, write_bundle
from benchmark.spec.bundle import Bundle, Meter
from benchmark.spec.step import (
    EndEvent,
    EndReason,
    ObservationEvent,
    StartEvent,
    StepEvent,
    ToolCall,
    TurnEvent,
    Usage,
)
from benchmark.spec.task import Check, PlantedFailures, Task, Tier
from benchmark.spec.trial import LedgerEntry, TrialPlan
from benchmark.spec.verdict import CheckResult, Grade, Matrix

IMAGE = "sha256:" + "a" * 64


@dataclass
class Act:
    """One step: what was called, what it did to the files (None deletes), what came back."""

    command: str
    files: Mapping[str, str | bytes | None] = field(default_factory=dict)
    answer: str = ""
    failed: bool = False
    text: str = ""
    silent_turns: int = 0


def milestones(*owns: int, guards: Sequence[str] = ("still-imports",)) -> tuple[Check, ...]:
    """The checks of a task whose milestones own that many actions; they are called m01, m02, ..."""
    found, done = [], 0
    for index, count in enumerate(owns, 1):
        weight = count - 1 if index == len(owns) else count
        found.append(
            Check(
                id=f"m{index:02}", kind="milestone", asserts=f"part {index} does what the reference does",
                weight=weight, first_action=done + 1, last_action=done + count,
            )
        )  # fmt: skip
        done += count
    for name in guards:
        asserts = f"{name.replace('-', ' ')} as it did before"
        found.append(Check(id=name, kind="guard", asserts=asserts, weight=0, first_action=None, last_action=None))
    return tuple(found)


def make_task(name: str, required: int, title: str | None = None) -> Task:
    return Task(
        name=name, title=title or name.capitalize(), summary="A made-up task.", family="made-up", occupation="tester",
        tier=Tier.of(required), required_steps=required, scope=("src/**",),
        planted=PlantedFailures(**{"break": "rm -r src"}, wrong_path=("touch notes-{n}",)),
    )  # fmt: skip


def work_checks(files: Mapping[str, bytes], checks: Sequence[Check]) -> set[str]:
    """Which checks pass on a tree: a milestone needs the file of each of its actions, a guard its own file."""
    passed = set()
    for check in checks:
        if check.first_action is None:
            wanted = [f"src/{check.id}.py"]
        else:
            wanted = [f"src/work_{action:03}.py" for action in range(check.first_action, check.last_action + 1)]
        if all(name in files and b"broken" not in files[name] for name in wanted):
            passed.add(check.id)
    return passed


def action(number: int) -> Act:
    """The reference's action of that number."""
    return Act(f"implement part {number}", {f"src/work_{number:03}.py": f"def part_{number}():\n    return {number}\n"})


def make_bundle(
    target: Path,
    *,
    trial: TrialPlan,
    task: Task,
    checks: tuple[Check, ...],
    acts: Sequence[Act],
    end: EndReason = "done",
    claimed_done: bool = True,
    parting_words: str = "The work is finished.",
    attempts: int = 1,
    fault: str | None = None,
    harness_title: str | None = None,
) -> Path:
    """Run the acts on a workspace of their own, grade every tree by its files, judge, write the bundle."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        workspace = root / "workspace"
        (workspace / "src").mkdir(parents=True)
        files: dict[str, bytes] = {}
        for check in checks:
            if check.kind == "guard":
                (workspace / f"src/{check.id}.py").write_text("WORKS = True\n")
                files[f"src/{check.id}.py"] = b"WORKS = True\n"
        log = StepLog(root / "steps.jsonl")
        snapshots = Snapshots(root / "snapshots.git", workspace, ScanLimits())
        grades: dict[str, Grade] = {}
        trees: list[str] = []

        def snapshot(step: int) -> None:
            event = snapshots.take(step)
            log.append(event)
            trees.append(event.tree)
            passed = work_checks(files, checks)
            grades[event.tree] = Grade(
                tree=event.tree,
                results={
                    c.id: CheckResult(passed=c.id in passed, message="" if c.id in passed else "expected 3, got None")
                    for c in checks
                },
                seconds=0.5,
                check_seconds=0.4,
                grader_image=IMAGE,
            )

        log.append(StartEvent())
        snapshot(0)
        for number, act in enumerate(acts, 1):
            call = ToolCall(tool="bash", arguments=json.dumps({"command": act.command}))
            log.append(
                StepEvent(step=number, calls=(call,), text=act.text, usage=Usage(input_tokens=900, output_tokens=40))
            )
            for name, content in act.files.items():
                path = workspace / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if content is None:
                    path.unlink()
                    del files[name]
                else:
                    files[name] = content.encode() if isinstance(content, str) else content
                    path.write_bytes(files[name])
            digest = hashlib.sha256(act.answer.encode()).hexdigest()
            log.append(ObservationEvent(step=number, digest=digest, excerpt=act.answer[:2000], failed=act.failed))
            snapshot(number)
            for _ in range(act.silent_turns):
                log.append(TurnEvent(purpose="final", text="Let me think."))
        if parting_words:
            log.append(TurnEvent(purpose="final", text=parting_words))
        ending = EndEvent(reason=end, exit_code=0 if end == "done" else 1, claimed_done=claimed_done)
        log.append(ending)
        log.close()

        matrix = Matrix(trees=tuple(trees), grades=grades)
        verdict = judge(
            records=read_log(root / "steps.jsonl"),
            matrix=matrix,
            checks=checks,
            required_steps=task.required_steps,
            max_steps=trial.max_steps,
            scope=task.scope,
            changes=changes(root / "snapshots.git"),
            fault=fault,
        )
        ledger = []
        for attempt in range(1, attempts + 1):
            at = f"2026-01-0{attempt}T10:00:00Z"
            ledger.append(LedgerEntry(attempt=attempt, event="started", at=at))
            last = attempt == attempts
            detail = fault if last and fault else "" if last else "the runner was killed"
            event = ("void" if fault else "finished") if last else "interrupted"
            ledger.append(LedgerEntry(attempt=attempt, event=event, at=at, detail=detail))
        (root / "harness.log").write_text("started\n")
        header = Bundle(
            run="made-up", trial=trial, track=trial.track, attempt=attempts, task=task, checks=checks,
            harness_title=harness_title or trial.harness.replace("-", " ").capitalize(), harness_version="1.2.3",
            agent_image=IMAGE, grader_image=IMAGE, toolbox_image=None, suite_version="0.1.0",
            started="2026-01-01T10:00:00Z", finished="2026-01-01T10:05:00Z",
            seconds={"prepare": 1.5, "run": 12.25, "grade": 4.0}, end=ending,
            meter=Meter(input_tokens=900 * len(acts), output_tokens=None, requests=len(acts) + 1),
            files={},
        )  # fmt: skip
        parts = Parts(
            instruction=f"# {task.title}\n\nMake every part work.\n", steps=root / "steps.jsonl",
            snapshots=root / "snapshots.git", matrix=matrix, verdict=verdict, ledger=ledger,
            harness_log=root / "harness.log",
        )  # fmt: skip
        write_bundle(target, header, parts)
    return target


def plan(
    harness: str, task: Task, repeat: int = 1, *, model: str | None = None, max_steps: int | None = None, **options: str
) -> TrialPlan:
    """A trial's plan with a budget of 2 R, at least 50."""
    return TrialPlan(
        id=f"{harness}{''.join(options.values())}-{task.name}-{model or 'scripted'}-{repeat}", harness=harness,
        options=options, model=model, task=task.name, repeat=repeat,
        max_steps=max_steps or max(50, 2 * task.required_steps),
    )  # fmt: skip
