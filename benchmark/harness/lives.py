"""The lives of a client: launched, killed on purpose at the steps that the plan names, started again, until it ends.

A kill lands at the worst moment there is: after the effect of the step's command, before the client could learn of
it. On the perfect-model track the journal of executed actions says when that is. With another model it is a second
after the step was delivered, or when the client asks for more, whichever comes first.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark.gateway import Gateway
from benchmark.harness.acts import HOLD, Acts
from benchmark.harness.attendant import Attendant
from benchmark.harness.client import Output, watch_client
from benchmark.harness.deadline import Watch
from benchmark.harness.launch import Filling, Launched, prepare_launch, prepare_resume
from benchmark.harness.sessions import find_session
from benchmark.recorder.journal import Journal
from benchmark.sandbox.agent import AgentContainer
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import EndEvent, KillEvent, ResumeEvent

_AFTER = 1.0
"""Seconds after the delivery of a step at which the client is killed where nothing says when its call has run."""

_PATIENCE = HOLD - 15.0
"""The same where the journal should have said so."""

_DRAIN = 5.0

BeforeKill = Callable[[int, AgentContainer], None]


@dataclass
class Lives:
    """One trial's client.

    Attributes:
        spec: its manifest.
        filling: what the manifest's places are filled with.
        home: its HOME on the host.
        start: makes a container that runs something.
        gateway: what it talks to; started.
        attendant: the gateway's backend, or the outermost part of it.
        journal: who is told.
        watch: the trial's clock and disk.
        output: what the client prints.
        kills: the steps at which it is killed, ascending.
        acts: the journal of executed actions; None where there is none.
        before_kill: called with the step and the container right before a kill; may end the client by other means.
    """

    spec: HarnessSpec
    filling: Filling
    home: Path
    start: Callable[[Launched], AgentContainer]
    gateway: Gateway
    attendant: Attendant
    journal: Journal
    watch: Watch
    output: Output
    kills: Sequence[int]
    acts: Acts | None
    before_kill: BeforeKill | None = None

    def live(self) -> EndEvent:
        """Run the client, through all its lives, to its end.

        Raises:
            Halted: the run is being stopped.
            BrokenBenchmark: the engine failed.
        """
        launched = prepare_launch(self.spec, self.home, self.filling)
        for kill in self.kills:
            self.attendant.hold_after(kill)
            end = self._life(launched, kill)
            if end is not None:
                self.attendant.hold_after(None)
                return self._ended(end)
            launched = self._next_launch(kill)
        self.attendant.hold_after(None)
        end = self._life(launched, None)
        if end is None:
            raise RuntimeError("a client was killed at no step")
        return self._ended(end)

    def _ended(self, end: EndEvent) -> EndEvent:
        self.attendant.settle_resume()
        return end

    def _life(self, launched: Launched, kill: int | None) -> EndEvent | None:
        """One life; None if it ended by our kill."""
        self.watch.over_disk()  # raises Halted before another container is made
        container = self.start(launched)
        try:
            self.output.follow(container.stream)
            due = self._due(kill) if kill is not None else None
            end = watch_client(container, self.gateway, self.watch, self.output, self.spec.exit, due)
            if end is not None or kill is None:
                return end
            if self.before_kill is not None:
                self.before_kill(kill, container)
            processes = container.kill()
            if processes is None and self.before_kill is None:  # it was faster: it has ended by itself
                return watch_client(container, self.gateway, self.watch, self.output, self.spec.exit)
            self.output.ended.wait(_DRAIN)
            self.attendant.settle_resume()
            self.journal.record(KillEvent(step=kill, processes=processes or 0))
            self.journal.settle(kill)
            return None
        finally:
            container.remove()

    def _due(self, kill: int) -> Callable[[], bool]:
        """Whether now is the moment of a kill."""
        delivered: list[float] = []

        def due() -> bool:
            if self.gateway.steps < kill:
                return False
            delivered.append(time.monotonic())
            patience = _AFTER if self.acts is None else _PATIENCE
            held = self.acts is not None and self.acts.held()
            return held or self.attendant.asked_beyond or delivered[-1] - delivered[0] > patience

        return due

    def _next_launch(self, kill: int) -> Launched:
        """How the client is started after a kill: by its own resume, or as at first for want of one."""
        resume, session, detail = self.spec.resume, None, ""
        if resume is not None and resume.session is not None:
            session = find_session(
                resume.session, printed=self.output.whole(), home=self.home, headers=self.attendant.headers
            )
            if session is None:
                resume, detail = None, "it left no session's id where the manifest says"
        self.gateway.restarted()
        self.attendant.comes_back(
            ResumeEvent(
                step=kill,
                by="restart" if resume is None else "session",
                session=session or "",
                asked=False,
                remembers=False,
                results=0,
                detail=detail,
            )
        )
        if resume is None:
            return prepare_launch(self.spec, self.home, self.filling)
        return prepare_resume(self.spec, self.home, self.filling, session)
