"""One trial's conversation with its model: what is a step, what is a retry, when to snapshot, when to stop.

Nothing here knows HTTP or a vendor's words. It runs on one event loop; only `Journal.settle` leaves it
for a worker thread.
"""

import asyncio
import hashlib
import json
import logging
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from benchmark.gateway.backends.base import Backend
from benchmark.gateway.meter import Tally
from benchmark.gateway.neutral import Answer, BadRequest, Call, Request, Result, clean
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import MAIN_THREAD, ObservationEvent, StepEvent, ToolCall, TurnEvent

_REMEMBERED = 512
_MOST_THREADS = 128
_TEXT = 4000
_EXCERPT = 2000

log = logging.getLogger(__name__)


class Journal(Protocol):
    """Where a trial's events go. An exception from here is an infrastructure fault: the trial stops."""

    def record(self, event: StepEvent | ObservationEvent | TurnEvent) -> None:
        """Append an event; called on the gateway's thread, must not block for long."""

    def settle(self, step: int) -> None:
        """Take the state of the workspace as the one after `step`; blocks, called from a worker thread."""


class Held(Exception):
    """The request gets no answer: the budget is spent or the trial is broken."""


@dataclass
class _Served:
    answer: Answer
    delivered: bool = False


class Session:
    """The state behind one gateway. See `Gateway` for the attributes that are shown outside."""

    def __init__(self, backend: Backend, journal: Journal, spec: HarnessSpec, max_steps: int) -> None:
        self.exhausted = threading.Event()
        self.fault: Exception | None = None
        self.steps = 0
        self.subagent_steps = 0
        self.settled = 0
        self.finished = False
        self.tally = Tally()
        self._backend = backend
        self._journal = journal
        self._spec = spec
        self._max_steps = max_steps
        self._served: OrderedDict[tuple[str, str], _Served] = OrderedDict()
        self._locks: dict[str, asyncio.Lock] = {}
        self._awaiting: dict[str, tuple[int | None, frozenset[str]]] = {}

    async def exchange(self, request: Request, gone: Callable[[], Awaitable[bool]]) -> Answer | None:
        """The answer to a request, recorded and counted if it is delivered now for the first time.

        Args:
            request: what the client asks.
            gone: says whether the client has hung up; then the answer is kept for its retry.

        Returns:
            None if the client has hung up.

        Raises:
            Held: there will be no answer.
            BadRequest, UpstreamError: from the backend.
        """
        key = (request.thread, request.history)
        async with self._lock(request.thread):
            if self.exhausted.is_set():
                raise Held
            served = self._served.get(key)
            if served is None:
                served = self._served[key] = _Served(await self._ask(request))
                if len(self._served) > _REMEMBERED:
                    self._served.popitem(last=False)
            if not served.delivered:
                if await gone():
                    return None
                self._deliver(request, served.answer)
                served.delivered = True
            return served.answer

    def _lock(self, thread: str) -> asyncio.Lock:
        if thread not in self._locks and len(self._locks) >= _MOST_THREADS:
            raise BadRequest(f"more than {_MOST_THREADS} threads in one trial")
        return self._locks.setdefault(thread, asyncio.Lock())

    async def _ask(self, request: Request) -> Answer:
        """Forward first, snapshot while the model thinks, release the answer when both are done."""
        due = self._observe(request)
        asked = asyncio.create_task(self._backend.answer(request))
        try:
            if due is not None:
                await self._settle(due)
        except BaseException:
            asked.cancel()
            raise
        answer = await asked
        self.tally.add(answer.usage)
        return answer

    def _observe(self, request: Request) -> int | None:
        """Record what the tools answered; the step that the workspace now is the state after, if any."""
        step, ids = self._awaiting.get(request.thread, (None, frozenset()))
        results = [result for result in request.results if result.call_id in ids]
        if ids and not results and request.fresh:  # some clients give calls names of their own
            results = list(request.results[-request.fresh :])
        if ids and results:
            del self._awaiting[request.thread]
            self._record(_observation(request.thread, step, results))
        due = self.settled < self.steps and request.thread == MAIN_THREAD and bool(results or request.tools)
        return self.steps if due else None

    async def _settle(self, step: int) -> None:
        try:
            await asyncio.to_thread(self._journal.settle, step)
        except Exception as error:
            raise self._broken(error) from error
        self.settled = step

    def _deliver(self, request: Request, answer: Answer) -> None:
        main = request.thread == MAIN_THREAD
        text = clean(answer.text, _TEXT)
        finishes = any(self._is_finish(call) for call in answer.calls)
        if not answer.calls or (finishes and len(answer.calls) == 1):
            side = not finishes and (not request.tools or self._is_side(request))
            self._record(
                TurnEvent(
                    thread=request.thread,
                    purpose="side" if side else "final",
                    compaction=side and main and self.steps > 0 and self._is_side(request),
                    text=text,
                    usage=answer.usage,
                )
            )
            self.finished = self.finished or (main and not side)
            return
        if main and self.steps >= self._max_steps:
            self.exhausted.set()
            raise Held
        number = self.steps + 1 if main else None
        self._record(
            StepEvent(
                step=number,
                thread=request.thread,
                calls=tuple(self._tool_call(call) for call in answer.calls),
                text=text,
                usage=answer.usage,
            )
        )
        self._awaiting[request.thread] = (number, frozenset(call.id for call in answer.calls))
        if main:
            self.steps += 1
            self.finished = False
        else:
            self.subagent_steps += 1

    def _record(self, event: StepEvent | ObservationEvent | TurnEvent) -> None:
        try:
            self._journal.record(event)
        except Exception as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> Held:
        log.error("the trial can't be recorded", exc_info=error)
        self.fault = self.fault or error
        self.exhausted.set()
        return Held()

    def _is_side(self, request: Request) -> bool:
        return any(words in request.last_text for words in self._spec.side_requests)

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
