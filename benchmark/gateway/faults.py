"""Faults on purpose: which answer meets one, and what the client did after it.

A fault counts only with proof that it landed, so its event is written when the bytes (or the lack of them) have
reached the client's socket and the client has shown what it makes of them: never before, never from the plan.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmark.gateway.neutral import Answer, Request
from benchmark.spec.step import FaultEvent
from benchmark.spec.trial import Fault, FaultKind

STATUSES: dict[FaultKind, int] = {"rate-limit": 429, "retry-after": 429, "server-error": 500, "overloaded": 529}
"""The faults that are an error response."""

RETRY_AFTER = 1
SILENCE = 30.0


@dataclass(frozen=True)
class Doom:
    """An answer that is to meet a fault.

    Attributes:
        answer: what would have been delivered as step `step`.
        time: which of the fault's repeats this is, from 1.
    """

    kind: FaultKind
    step: int
    time: int
    request: Request
    answer: Answer


@dataclass
class _Landed:
    doom: Doom
    detail: str
    at: float


class Faults:
    """The faults of one trial.

    Args:
        fault: what is planned; None: nothing.
        clock: seconds.
    """

    def __init__(self, fault: Fault | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._fault = fault
        self._clock = clock
        self._times = 0
        self._open: _Landed | None = None
        self._cut: list[Doom] = []

    def due(self, step: int, request: Request, answer: Answer) -> Doom | None:
        """The fault that an answer is to meet which would be main-thread step `step`."""
        fault = self._fault
        if fault is None or fault.step != step or self._times >= fault.times:
            return None
        if fault.kind == "cut-call":
            answer = replace(answer, calls=answer.calls[:1])
        return Doom(fault.kind, step, self._times + 1, request, answer)

    def landed(self, doom: Doom, detail: str) -> None:
        """The fault has left; what follows it is still to be seen."""
        self._times = doom.time
        self._open = _Landed(doom, detail, self._clock())
        if doom.kind == "cut-call":
            self._cut.append(doom)

    def followed(self, request: Request) -> FaultEvent | None:
        """The event of the last fault, now that the client shows what it does after it."""
        if self._open is None:
            return None
        after = self._clock() - self._open.at
        if self.went_on(request) is not None:
            what = f"it ran the call and went on after {after:.1f} s"
        elif request.history == self._open.doom.request.history:
            what = f"retried after {after:.1f} s"
        else:
            what = f"asked again with another history after {after:.1f} s"
        return self._close(what)

    def unanswered(self) -> FaultEvent | None:
        """The event of a fault after which nothing came."""
        return None if self._open is None else self._close(f"nothing came in {self._clock() - self._open.at:.1f} s")

    def outlasted(self) -> FaultEvent | None:
        """The event of a fault that the client sat through."""
        return self._close("")

    def went_on(self, request: Request) -> Doom | None:
        """The cut answer whose call the client ran, if `request` brings the result and it has not been told yet."""
        ids = {result.call_id for result in request.results}
        return next((doom for doom in self._cut if {call.id for call in doom.answer.calls} & ids), None)

    def forget(self) -> None:
        """The step was delivered after all: a result of a cut answer makes no step any more."""
        self._cut.clear()

    def _close(self, what: str) -> FaultEvent | None:
        landed, self._open = self._open, None
        if landed is None:
            return None
        doom = landed.doom
        return FaultEvent(
            step=doom.step, fault=doom.kind, time=doom.time, detail="; ".join(filter(None, (landed.detail, what)))
        )
