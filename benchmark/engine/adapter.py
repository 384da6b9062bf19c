"""Proves a client's adapter by running it: starts, is sealed, acts, is counted, ends, dies, resumes.

Two runs of a tiny task on the perfect-model track: one clean, one in which the client is asked to end (SIGTERM) at
one step and killed (SIGKILL) at another, and each time started again by its own resume.
"""

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docker

from benchmark.engine.attempt import Attempt
from benchmark.engine.plan import check_harness
from benchmark.engine.probe import SIGKILL_AT, SIGTERM_AT, leaks, probe, undone
from benchmark.engine.runtime import Runtime, TaskImages
from benchmark.recorder.steplog import read_log
from benchmark.sandbox.agent import AgentContainer
from benchmark.spec.action import Reference
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.layout import AttemptPaths, Layout
from benchmark.spec.step import ActsEvent, EndEvent, Event, KillEvent, ResumeEvent, StepEvent
from benchmark.spec.trial import RunPlan, TrialPlan
from benchmark.suite import contexts
from benchmark.suite.load import LoadedTask
from benchmark.suite.locate import Suite

Announce = Callable[[str], None]

_GRACE = 10.0
"""Seconds that a client gets to end by itself after SIGTERM."""


@dataclass(frozen=True)
class Finding:
    """One property of an adapter: whether it holds, and what was seen. `holds` is None where it may go either way."""

    name: str
    holds: bool | None
    detail: str


@dataclass(frozen=True)
class AdapterProof:
    """What came of proving one harness; seconds include the container's start."""

    harness: str
    version: str
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def sound(self) -> bool:
        """Whether nothing that must hold fails."""
        return all(finding.holds is not False for finding in self.findings)


class AdapterProver:
    """Proves adapters on one engine."""

    def __init__(self, client: docker.DockerClient, layout: Layout, suite: Suite, announce: Announce) -> None:
        self._client = client
        self._layout = layout
        self._suite = suite
        self._announce = announce

    def prove(self, text: str) -> AdapterProof:
        """Prove one harness, with options as in `name:option=value`.

        Raises:
            UsageError: it is unknown, scripted, lacks an option, or its image can't be built.
        """
        began = time.monotonic()
        loaded, options = check_harness(self._suite, text)
        spec = loaded.spec
        task, reference = probe(spec.edits_as_text)
        clean = TrialPlan(
            id="clean", harness=spec.name, options=options, model="oracle", task=task.name, repeat=1, max_steps=40
        )
        killed = clean.model_copy(update={"id": "killed", "kills": (SIGTERM_AT, SIGKILL_AT)})
        plan = RunPlan(
            id=f"check-{spec.name}-{time.time_ns()}", created="", suite=str(self._suite.root), trials=(clean, killed)
        )
        runtime = Runtime(self._client, self._layout, self._suite, plan)
        self._announce(f"{text}: building")
        runtime.provide(task, self._images(runtime, task, reference))
        runtime.harness(spec.name)
        folder = self._layout.root / "proofs" / plan.id
        try:
            self._announce(f"{text}: a clean run")
            findings = _clean(self._run(runtime, clean, folder / "1", None), spec, folder / "1" / "workspace")
            if all(finding.holds is not False for finding in findings):
                self._announce(f"{text}: SIGTERM at step {SIGTERM_AT}, SIGKILL at step {SIGKILL_AT}")
                request = _Request()
                findings += _killed(self._run(runtime, killed, folder / "2", request), spec, request)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return AdapterProof(text, spec.version, tuple(findings), round(time.monotonic() - began, 1))

    def _images(self, runtime: Runtime, task: LoadedTask, reference: Reference) -> TaskImages:
        agent = runtime.images.ensure(contexts.agent_context(task, self._layout), runtime.images.base())
        return TaskImages(agent, "", reference)

    def _run(
        self, runtime: Runtime, plan: TrialPlan, folder: Path, request: "_Request | None"
    ) -> list[tuple[float, Event]]:
        """Run one attempt; its events, each with its time in seconds."""
        paths = AttemptPaths(folder)
        Attempt(runtime, plan, paths, before_kill=request).run()
        return [(record.at, record.event) for record in read_log(paths.steps)]


class _Request:
    """Asks the client to end before it is killed for the first time, and remembers what it made of it."""

    def __init__(self) -> None:
        self.answer = "was never asked"

    def __call__(self, step: int, container: AgentContainer) -> None:
        if step != SIGTERM_AT:
            return
        began = time.monotonic()
        exited = container.terminate(_GRACE)
        seconds = time.monotonic() - began
        self.answer = f"exit status {exited.code} after {seconds:.1f} s" if exited else f"ignored for {seconds:.0f} s"


def _clean(events: Sequence[tuple[float, Event]], spec: HarnessSpec, workspace: Path) -> list[Finding]:
    steps = [at for at, event in events if isinstance(event, StepEvent) and event.step is not None]
    acts = next((event for _, event in events if isinstance(event, ActsEvent)), None)
    at, end = next((at, event) for at, event in reversed(events) if isinstance(event, EndEvent))
    ending = f"{end.reason}, exit status {end.exit_code}, after {at:.1f} s{f': {end.detail}' if end.detail else ''}"
    if not steps:
        return [Finding("starts", False, f"asked the model for nothing; {ending}")]
    found = [Finding("starts", True, f"first step after {steps[0]:.1f} s")]
    wrong = undone(workspace, spec.edits_as_text)
    found.append(Finding("acts", not wrong, "; ".join(wrong) or f"{len(steps)} steps had their effect"))
    if acts is not None:
        leaking = leaks(workspace)
        found.insert(1, Finding("sealed", not leaking, "; ".join(leaking) or "no network, no key, no privileges"))
        executed = sum(acts.executed)
        found.append(Finding("counted", executed == len(steps), f"{executed} executed, {len(steps)} counted"))
    else:
        found.append(Finding("counted", not wrong, f"{len(steps)} counted; without a shell nothing counts the rest"))
    found.append(Finding("ends", end.reason == "done" and end.claimed_done and not end.gave_up, ending))
    return found


def _killed(events: Sequence[tuple[float, Event]], spec: HarnessSpec, request: _Request) -> list[Finding]:
    kills = {event.step: (at, event) for at, event in events if isinstance(event, KillEvent)}
    resumes = [event for _, event in events if isinstance(event, ResumeEvent)]
    acts = next((event for _, event in events if isinstance(event, ActsEvent)), None)
    found = [Finding("SIGTERM", None, request.answer)]
    if SIGKILL_AT in kills:
        processes = kills[SIGKILL_AT][1].processes
        found.append(Finding("SIGKILL", True, f"{processes} processes dead, none left"))
    else:
        found.append(Finding("SIGKILL", False, f"it did not get to step {SIGKILL_AT} after SIGTERM"))
    words = ["yes" if event.remembers else "afresh" if event.asked else "no" for event in resumes]
    details = "; ".join(f"after step {event.step}: {word}" for event, word in zip(resumes, words, strict=True))
    if spec.resume is None:
        found.append(Finding("resumes", None, f"has no resume; launched again, {details}"))
    else:
        why = next((event.detail for event in resumes if event.detail), "")
        good = bool(words) and all(word == "yes" for word in words)
        found.append(Finding("resumes", good, details + (f"; {why}" if why else "")))
    if acts is not None:
        redone = sum(max(0, count - 1) for count in acts.executed)
        doubled = sum(max(0, count - 1) for count in acts.completed)
        lost = sum(given > 0 and not done for given, done in zip(acts.delivered, acts.executed, strict=True))
        found.append(Finding("repeats", None, f"{redone} redone, {lost} lost, {doubled} doubled after two kills"))
    return found
