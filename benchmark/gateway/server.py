"""The gateway's HTTP side: one server on a Unix socket, in a thread of the runner.

Whatever comes in was sent by untrusted code: bodies are capped, malformed ones get an error in the
protocol's shape, and nothing that a client does can end the trial but spending its budget.
"""

import asyncio
import logging
import os
import socket
import threading
import time
from dataclasses import replace
from pathlib import Path

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route

from benchmark.gateway.backends.base import Backend, UpstreamError
from benchmark.gateway.dialect import load_object
from benchmark.gateway.exchanges import ExchangeLog, Recorded
from benchmark.gateway.faults import SILENCE, Doom, Faults
from benchmark.gateway.meter import Budget, Tally, prices
from benchmark.gateway.neutral import Answer, BadAnswer, BadRequest, Request, Wire
from benchmark.gateway.protocols import dialect
from benchmark.gateway.session import Held, Journal, Session, Spent
from benchmark.gateway.transport import Connection, Late, doomed
from benchmark.spec.bundle import Meter
from benchmark.spec.harness import HarnessSpec
from benchmark.spec.step import EndReason
from benchmark.spec.trial import Fault

MAX_BODY = 64 * 1024 * 1024
MAX_CONNECTIONS = 64
_START_SECONDS = 10.0
_DRAIN_SECONDS = 5
_LISTEN_SECONDS = 0.1

log = logging.getLogger(__name__)


class Gateway:
    """The recording model proxy of one trial.

    Args:
        socket: where to listen; a file of that name is replaced. Anyone may connect.
        backend: who answers.
        journal: who is told.
        spec: the client; it decides the protocol.
        max_steps: the budget in steps of the main thread.
        max_tokens: the budget in tokens, input and output together; None: none.
        max_cost: the budget in US dollars, as far as the price is known; None: none.
        fault: what the client is to meet on purpose.
        silence: seconds that the fault `silence` lasts.
        patience: seconds after which a streamed answer's headers leave before the answer is there.
        exchanges: a new file, in which every request and answer is kept; None: they are not.

    Raises:
        ValueError: the spec is not a client's.
    """

    def __init__(
        self,
        *,
        socket: Path,
        backend: Backend,
        journal: Journal,
        spec: HarnessSpec,
        max_steps: int,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        fault: Fault | None = None,
        silence: float = SILENCE,
        patience: float = 5.0,
        exchanges: Path | None = None,
    ) -> None:
        if spec.protocol is None:
            raise ValueError(f"harness {spec.name!r} speaks no protocol; only a client needs a gateway")
        self._path = socket
        self._dialect = dialect(spec.protocol)
        if exchanges is not None:
            backend = Recorded(backend, self._dialect, ExchangeLog(exchanges, backend.model))
        self._backend = backend
        self._session = Session(
            backend,
            journal,
            spec,
            Budget(max_steps, max_tokens, max_cost),
            Faults(fault),
            Tally(prices().of(backend.model)),
        )
        self._silence = silence
        self._patience = patience
        self._released = asyncio.Event()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._crash: BaseException | None = None
        self._mishaps = 0
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._application(),
                http=Connection,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",  # else anything in the container could fill the user's terminal
                access_log=False,
                server_header=False,
                limit_concurrency=MAX_CONNECTIONS,
                timeout_keep_alive=24 * 3600,  # a client that reuses a connection just closed would see a fault
                timeout_graceful_shutdown=_DRAIN_SECONDS,
            )
        )

    @property
    def exhausted(self) -> threading.Event:
        """Set when the harness must be stopped: something beyond a budget was asked for, or `fault` is set."""
        return self._session.exhausted

    @property
    def spent(self) -> EndReason | None:
        """The budget that is spent, as the reason of the trial's end."""
        return self._session.spent

    @property
    def fault(self) -> Exception | None:
        """What the journal raised, if it did: the measurement is broken."""
        return self._session.fault

    @property
    def steps(self) -> int:
        """Steps of the main thread so far."""
        return self._session.steps

    @property
    def settled(self) -> int:
        """The last step that `Journal.settle` was called for; the state after later ones is the final one."""
        return self._session.settled

    @property
    def subagent_steps(self) -> int:
        """Steps of subagents so far."""
        return self._session.subagent_steps

    @property
    def deepest(self) -> int:
        """How deep the deepest subagent lay that made a step; 0: none did."""
        return self._session.deepest

    @property
    def finished(self) -> bool:
        """Whether the model's last word on the main thread was an answer without a tool call."""
        return self._session.finished

    @property
    def meter(self) -> Meter:
        """Requests, tokens and cost so far."""
        return self._session.tally.reading()

    def header(self, name: str) -> str | None:
        """What the main thread's requests last had in a header."""
        return self._session.headers.get(name.lower())

    def start(self) -> None:
        """Listen; the socket accepts connections when this returns.

        Raises:
            OSError: the socket can't be made.
            RuntimeError: the server did not come up.
        """
        listener = _listen(self._path)
        self._thread = threading.Thread(target=self._run, args=(listener,), name="gateway", daemon=True)
        self._thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError(f"the gateway did not start: {self._crash!r}")
            time.sleep(0.002)

    def restarted(self) -> None:
        """The client was killed and will be started again: what it asks from now on is no retry of what it asked."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._session.forget)

    def stop(self) -> None:
        """Answer what can be answered, let go of the rest, and close. May be called again."""
        thread, loop = self._thread, self._loop
        if thread is None:
            return
        if loop is not None and thread.is_alive():
            loop.call_soon_threadsafe(self._released.set)
        self._server.should_exit = True
        thread.join()
        self._path.unlink(missing_ok=True)

    def _run(self, listener: socket.socket) -> None:
        try:
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(self._serve(listener))
        except BaseException as error:
            log.exception("the gateway's server ended")
            self._crash = error

    async def _serve(self, listener: socket.socket) -> None:
        self._loop = asyncio.get_running_loop()
        try:
            await self._server.serve(sockets=[listener])
        finally:
            self._session.close()
            await self._backend.close()

    def _application(self) -> Starlette:
        methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]
        return Starlette(
            routes=[Route("/{path:path}", self._dispatch, methods=methods)],
            exception_handlers={HTTPException: self._unfit, Exception: self._mishap},
        )

    async def _dispatch(self, http: HttpRequest) -> Response:
        kind = self._dialect.endpoint(http.url.path)
        if kind is None:
            return self._error(404, f"the gateway speaks {self._dialect.name} and has no {http.url.path[:200]}")
        if http.method != ("GET" if kind == "models" else "POST"):
            return self._error(405, f"{http.url.path[:200]} can't be asked by {http.method}")
        if kind == "models":
            body = self._dialect.models(self._backend.model, http.url.path.rstrip("/"))
            return Response(body, media_type="application/json")
        try:
            request = await self._read(http)
            return await (self._answer(http, request) if kind == "answer" else self._count(request))
        except (BadRequest, UpstreamError, BadAnswer, ClientDisconnect) as error:
            return self._excuse(error)

    async def _answer(self, http: HttpRequest, request: Request) -> Response:
        """The answer; its headers leave early if it takes long, since some clients drop a silent connection."""
        line = _Line(http, self._silence)
        answering = asyncio.create_task(self._respond(request, line))
        if request.stream:
            await asyncio.wait({answering}, timeout=self._patience)
            if not answering.done() and not line.silent:
                return Late(answering, self._dialect, line)
        return await answering

    async def _respond(self, request: Request, line: "_Line") -> Response:
        try:
            outcome = await self._session.exchange(request, line)
        except Held:
            await self._released.wait()
            return self._error(503, "the trial is over")
        except Spent:
            return self._error(402, f"the budget of this trial is spent ({self._session.spent})")
        except (BadRequest, UpstreamError, BadAnswer, ClientDisconnect) as error:
            return self._excuse(error)
        if outcome is None:
            return Response(status_code=499)
        if isinstance(outcome, Doom):
            return doomed(outcome, self._dialect, self._session.landed)
        return _response(self._wire(outcome, request))

    def _wire(self, answer: Answer, request: Request) -> Wire:
        if answer.wire is not None and request.stream != answer.wire.is_stream:
            answer = replace(answer, wire=None)  # a retry that asks for the other form
        return self._dialect.render(answer, request)

    async def _count(self, request: Request) -> Response:
        return Response(self._dialect.count(await self._backend.count(request)), media_type="application/json")

    async def _unfit(self, http: HttpRequest, error: Exception) -> Response:
        return self._error(error.status_code if isinstance(error, HTTPException) else 400, str(error))

    async def _mishap(self, http: HttpRequest, error: Exception) -> Response:
        if not self._mishaps:  # the first says all; a client may provoke any number
            log.error("a request was not understood", exc_info=error)
        self._mishaps += 1
        response = self._error(500, "the gateway could not handle the request")
        # The server drops the connection after an error of ours; a client that isn't told loses its next request.
        response.headers["connection"] = "close"
        return response

    async def _read(self, http: HttpRequest) -> Request:
        if http.headers.get("content-encoding", "identity") != "identity":
            raise BadRequest("content-encoding: the body must be plain JSON")
        body = bytearray()
        async for chunk in http.stream():
            body += chunk
            if len(body) > MAX_BODY:
                raise BadRequest(f"the body is longer than {MAX_BODY} bytes")
        headers = {name.lower(): value for name, value in http.headers.items()}
        path = http.url.path + (f"?{http.url.query}" if http.url.query else "")
        return self._dialect.parse(load_object(bytes(body)), headers, len(body), path)

    def _excuse(self, error: Exception) -> Response:
        if isinstance(error, UpstreamError):
            return _response(error.wire)
        if isinstance(error, ClientDisconnect):
            return Response(status_code=499)
        return self._error(400 if isinstance(error, BadRequest) else 502, str(error))

    def _error(self, status: int, message: str) -> Response:
        return Response(self._dialect.error(status, message), status, media_type="application/json")


class _Line:
    """See `session.Line`."""

    def __init__(self, http: HttpRequest, silence: float) -> None:
        self.silent = False
        self._http = http
        self._silence = silence

    async def gone(self) -> bool:
        return await self._http.is_disconnected()

    async def silence(self) -> bool:
        deadline = time.monotonic() + self._silence
        while (left := deadline - time.monotonic()) > 0:
            await asyncio.sleep(min(_LISTEN_SECONDS, left))
            if await self.gone():
                return False
        return True


def _response(wire: Wire) -> Response:
    return Response(wire.body, wire.status, media_type=None, headers={"content-type": wire.content_type, **wire.extra})


def _listen(path: Path) -> socket.socket:
    """A listening Unix socket. Reached through its directory, since a socket's path may not exceed 107 bytes."""
    path.unlink(missing_ok=True)
    directory = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            short = f"/proc/self/fd/{directory}/{path.name}"
            listener.bind(short)
            Path(short).chmod(0o666)
            listener.listen(MAX_CONNECTIONS)
        except BaseException:
            listener.close()
            raise
        return listener
    finally:
        os.close(directory)
