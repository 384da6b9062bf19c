"""One trial's conversation with its model: what is a step, what is a retry, when to snapshot, when to stop.

Nothing here knows HTTP or a vendor's words. It runs on one event loop; only `Journal.settle` leaves it
for a worker thread.
"""

import asyncio
import hashlib
import json
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from typing import Protocol

from benchmark.gateway.backends.base import Backend, Broken
from benchmark.gateway.edits import edits_in
from benchmark.gateway.faults import Doom, Faults
from benchmark.gateway.meter import Budget, Tally
from benchmark.gateway.neutral import Answer, Call, Request, Result, clean
from benchmark.gateway.threads import Asker, Threads
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import (
    MAIN_THREAD,
    EndReason,
    FaultEvent,
    ObservationEvent,
    StepEvent,
    ToolCall,
    TurnEvent,
)

_REMEMBERED = 512
_TEXT = 4000
_EXCERPT = 2000
_LEAVING = 0.25

GatewayEvent = StepEvent | ObservationEvent | TurnEvent | FaultEvent

log = logging.getLogger(__name__)


class Journal(Protocol):
    """Where a trial's events go. An exception from here is an infrastructure fault: the trial stops."""

    def record(self, event: GatewayEvent) -> None:
        """Append an event; called on the gateway's thread, must not block for long."""

    def settle(self, step: int) -> None:
        """Take the state of the workspace as the one after `step`; blocks, called from a worker thread."""


class Line(Protocol):
    """The client at the other end of a request."""

    silent: bool
    """Whether it must not get a single byte for now."""

    async def gone(self) -> bool:
        """Whether it has hung up; then the answer is kept for its retry."""

    def silence(self) -> Awaitable[bool]:
        """Wait for as long as a silence lasts; False if the client hung up before its end."""


class Held(Exception):
    """The request gets no answer: the trial is broken."""


class Spent(Exception):
    """A budget is spent: the client gets an error, and will be stopped."""


@dataclass
class _Served:
    answer: Answer
    delivered: bool = False


class Session:
    """The state behind one gateway. See `Gateway` for the attributes that are shown outside."""

    def __init__(
        self, backend: Backend, journal: Journal, spec: HarnessSpec, budget: Budget, faults: Faults, tally: Tally
    ) -> None:
        self.exhausted = threading.Event()
        self.spent: EndReason | None = None
        self.fault: Exception | None = None
        self.steps = 0
        self.subagent_steps = 0
        self.deepest = 0
        self.settled = 0
        self.finished = False
        self.tally = tally
        self.headers: dict[str, str] = {}
        self._backend = backend
        self._journal = journal
        self._spec = spec
        self._budget = budget
        self._faults = faults
        self._threads = Threads(spec)
        self._served: OrderedDict[tuple[str, str], _Served] = OrderedDict()
        self._locks: dict[str, asyncio.Lock] = {}
        self._awaiting: dict[str, tuple[int | None, frozenset[str]]] = {}

    async def exchange(self, request: Request, line: Line) -> Answer | Doom | None:
        """The answer to a request, recorded and counted if it is delivered now for the first time.

        Returns:
            A doom if the answer is to meet a fault; `landed` wants to know when it has. None if the client hung up.

        Raises:
            Held, Spent: there will be no answer.
            BadRequest, UpstreamError: from the backend.
        """
        asker = self._threads.asker(request)
        request = replace(request, thread=asker.thread, side=asker.side)
        key = (request.thread, request.history)
        async with self._locks.setdefault(request.thread, asyncio.Lock()):
            self._check()
            if asker.thread == MAIN_THREAD:
                self.headers.update(request.headers)
                self._follow(request)
            served = self._served.get(key)
            if served is None:
                served = self._served[key] = _Served(await self._ask(request))
                if len(self._served) > _REMEMBERED:
                    self._served.popitem(last=False)
            if served.delivered:
                return served.answer
            if await line.gone():
                return None
            doom = self._doom(request, served.answer)
            if doom is not None and doom.kind == "silence":
                line.silent = True
                began = time.monotonic()
                heard = await line.silence()
                what = "then the answer" if heard else "and the client hung up"
                self.landed(doom, f"nothing was sent for {time.monotonic() - began:.1f} s, {what}")
                if not heard:
                    return None
                line.silent = False
                self._record_fault(self._faults.outlasted())
            elif doom is not None:
                return doom
            self._deliver(request, asker, served.answer)
            served.delivered = True
            return served.answer

    def landed(self, doom: Doom, detail: str) -> None:
        """A fault has reached the client's socket."""
        self._faults.landed(doom, detail)
        if doom.kind == "cut-call":  # it may have been run, so the model must not be asked to believe it was not
            self._backend.delivered(doom.answer, whole=False)
            self._served.pop((doom.request.thread, doom.request.history), None)

    def forget(self) -> None:
        """The client was killed and is started again: whatever it asks from now on is no retry."""
        self._served.clear()

    def close(self) -> None:
        """The trial is over: write what is still open."""
        if self.fault is None:
            try:
                self._record_fault(self._faults.unanswered())
            except Held:
                pass  # `fault` says it

    def _check(self) -> None:
        if self.fault is not None:
            raise Held
        if self.spent is None:
            self.spent = self._budget.spent(self.tally)
        if self.spent is not None:
            self.exhausted.set()
            raise Spent

    def _follow(self, request: Request) -> None:
        """What the client did after a fault; a cut answer whose call it ran was a step after all."""
        ran = self._faults.went_on(request)
        self._record_fault(self._faults.followed(request))
        if ran is not None:
            self._faults.forget()
            if ran.step == self.steps + 1:
                self._step(replace(ran.request, thread=MAIN_THREAD), 0, ran.answer)

    def _doom(self, request: Request, answer: Answer) -> Doom | None:
        if request.thread != MAIN_THREAD or self._purpose(request, answer) != "step":
            return None
        return self._faults.due(self.steps + 1, request, answer)

    async def _ask(self, request: Request) -> Answer:
        """Forward first, snapshot while the model thinks, release the answer when both are done."""
        due = self._observe(request)
        asked = asyncio.create_task(self._backend.answer(request))
        try:
            if due is not None:
                # A snapshot competes with the sending for the interpreter, so the sending goes first.
                leaving = asyncio.create_task(request.sent.wait())
                await asyncio.wait({asked, leaving}, timeout=_LEAVING, return_when=asyncio.FIRST_COMPLETED)
                leaving.cancel()
                await self._settle(due)
        except BaseException:
            asked.cancel()
            raise
        try:
            answer = await asked
        except Broken as error:
            raise self._broken(error) from error
        if self._spec.edits_as_text and not answer.calls:
            answer = replace(answer, edits=edits_in(answer.text))
        self.tally.add(answer.usage)
        return answer

    def _observe(self, request: Request) -> int | None:
        """Record what the tools answered; the step that the workspace now is the state after, if any."""
        step, ids = self._awaiting.get(request.thread, (None, frozenset()))
        results = [result for result in request.results if result.call_id in ids]
        if ids and not results and request.fresh:  # some clients give calls names of their own
            results = list(request.results[-request.fresh :])
        if self._spec.edits_as_text and request.thread in self._awaiting and not request.side:
            results = [Result("", request.last_text, None)]
        if request.thread in self._awaiting and results:
            del self._awaiting[request.thread]
            self._record(_observation(request.thread, step, results))
        main = request.thread == MAIN_THREAD
        due = self.settled < self.steps and main and bool(results or request.tools or self._spec.edits_as_text)
        return self.steps if due else None

    async def _settle(self, step: int) -> None:
        try:
            await asyncio.to_thread(self._journal.settle, step)
        except Exception as error:
            raise self._broken(error) from error
        self.settled = step

    def _purpose(self, request: Request, answer: Answer) -> str:
        """`step`, `side` or `final`."""
        if any(self._is_finish(call) for call in answer.calls) and len(answer.calls) == 1:
            return "final"
        if answer.calls and request.thread != MAIN_THREAD and request.side:
            return "side"  # a checkpoint writer works with tools, but not at the task
        if answer.calls or (answer.edits and not request.side):
            return "step"
        return "side" if request.side else "final"

    def _deliver(self, request: Request, asker: Asker, answer: Answer) -> None:
        main = asker.thread == MAIN_THREAD
        purpose = self._purpose(request, answer)
        if purpose == "step":
            if main and self.steps >= self._budget.steps:
                self.spent = "step-budget"
                self.exhausted.set()
                raise Spent
            self._step(request, asker.depth, answer)
            self._faults.forget()
        else:
            side = purpose == "side"
            self._record(
                TurnEvent(
                    thread=asker.thread,
                    purpose="side" if side else "final",
                    compaction=side and main and self.steps > 0 and asker.named,
                    text=clean(answer.text, _TEXT),
                    usage=answer.usage,
                )
            )
            self.finished = self.finished or (main and not side)
        self._backend.delivered(answer, whole=True)

    def _step(self, request: Request, depth: int, answer: Answer) -> None:
        main = request.thread == MAIN_THREAD
        number = self.steps + 1 if main else None
        self._record(
            StepEvent(
                step=number,
                thread=request.thread,
                depth=depth,
                calls=tuple(self._tool_call(call) for call in answer.calls or answer.edits),
                text=clean(answer.text, _TEXT),
                usage=answer.usage,
                context_bytes=request.size,
            )
        )
        self._awaiting[request.thread] = (number, frozenset(call.id for call in answer.calls))
        if main:
            self.steps += 1
            self.finished = False
        else:
            self.subagent_steps += 1
            self.deepest = max(self.deepest, depth)

    def _record_fault(self, event: FaultEvent | None) -> None:
        if event is not None:
            self._record(event)

    def _record(self, event: GatewayEvent) -> None:
        try:
            self._journal.record(event)
        except Exception as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> Held:
        log.error("the trial can't go on", exc_info=error)
        self.fault = self.fault or error
        self.exhausted.set()
        return Held()

    def _is_finish(self, call: Call) -> bool:
        finish = self._spec.oracle.finish_command
        if finish is None:
            return False
        try:
            arguments = json.loads(call.arguments)
        except (ValueError, RecursionError):
            return False
        values = arguments.values() if isinstance(arguments, dict) else ()
        return any(isinstance(value, str) and value.strip() == finish for value in values)

    def _tool_call(self, call: Call) -> ToolCall:
        return ToolCall(
            tool=clean(call.tool, 200),
            arguments=clean(call.arguments, _TEXT),
            bookkeeping=call.tool in self._spec.bookkeeping_tools,
        )


def _observation(thread: str, step: int | None, results: list[Result]) -> ObservationEvent:
    whole = "\n".join(result.text for result in results)
    flags = [result.failed for result in results]
    return ObservationEvent(
        step=step,
        thread=thread,
        digest=hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest(),
        excerpt=clean(whole, _EXCERPT),
        failed=True if True in flags else None if None in flags else False,
    )
