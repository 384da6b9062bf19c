"""Stands between gateway and model while a client may be killed: holds it at the step, sees what it comes back with.

After the step at which it dies a client must get no further answer, else the kill would land at another step. And
whether it resumed is seen in what it asks next: with its history, or as if nothing had been.
"""

import asyncio
import json
from typing import Any

from benchmark.gateway import Backend
from benchmark.gateway.backends.base import UpstreamError
from benchmark.gateway.neutral import Answer, Request, Wire
from benchmark.harness.acts import Acts
from benchmark.recorder.journal import Journal
from benchmark.spec.step import MAIN_THREAD, ResumeEvent

_POLL = 0.02
_KILLED = b'{"error": {"message": "the client was killed", "type": "server_error"}}'


class Attendant:
    """A backend that passes everything on to another, but for what would come after a kill.

    Args:
        inner: the model.
        journal: who is told of a resume; it also counts the steps.
        acts: the journal of executed actions; None where there is none.
        task: what the client was told, to recognise its history.
    """

    def __init__(self, inner: Backend, journal: Journal, acts: Acts | None, task: str) -> None:
        self.model = inner.model
        self.headers: dict[str, str] = {}
        self.asked_beyond = False
        self._inner = inner
        self._journal = journal
        self._acts = acts
        self._mark = json.dumps(next((line for line in task.splitlines() if len(line) > 20), task)[:200])[1:-1]
        self._kill: int | None = None
        self._life = 0
        self._coming_back: ResumeEvent | None = None

    def hold_after(self, step: int | None) -> None:
        """Answer nothing that would lead beyond `step`; None: answer everything."""
        self._kill = step

    def comes_back(self, expected: ResumeEvent) -> None:
        """The client was killed and is about to be started again; whoever still waits for an answer gets none."""
        self._life += 1
        self.asked_beyond = False
        self._coming_back = expected

    def settle_resume(self) -> None:
        """Record a resume after which the client asked for nothing."""
        event, self._coming_back = self._coming_back, None
        if event is not None:
            self._journal.record(event)

    async def answer(self, request: Request) -> Answer:
        """See `Backend.answer`."""
        if request.thread == MAIN_THREAD:
            self.headers.update(request.headers)
            if not request.side:
                await self._hold(request)
                self._came_back(request)
        return await self._inner.answer(request)

    def delivered(self, answer: Answer, *, whole: bool) -> None:
        """See `Backend.delivered`."""
        if self._acts is not None:
            self._acts.delivered([call.id for call in answer.calls])
        self._inner.delivered(answer, whole=whole)

    async def count(self, request: Request) -> int:
        """See `Backend.count`."""
        return await self._inner.count(request)

    async def close(self) -> None:
        """See `Backend.close`."""
        await self._inner.close()

    async def _hold(self, request: Request) -> None:
        life = self._life
        while self._kill is not None and self._journal.steps >= self._kill:
            self.asked_beyond = True
            await asyncio.sleep(_POLL)
        if self._life != life:
            raise UpstreamError("the client was killed", Wire("application/json", _KILLED, 503))

    def _came_back(self, request: Request) -> None:
        event, self._coming_back = self._coming_back, None
        if event is None:
            return
        results = len(request.results)
        remembers = results > 0 or (event.by == "session" and self._mark in _text(request.body))
        self._journal.record(event.model_copy(update={"asked": True, "remembers": remembers, "results": results}))
        if self._acts is not None:
            # Whoever was told that a call failed, or knows nothing of it, looks before doing it (again).
            last = request.results[-1] if request.results else None
            self._acts.look = last is None or bool(last.failed)


def _text(body: Any) -> str:
    return json.dumps(body)
