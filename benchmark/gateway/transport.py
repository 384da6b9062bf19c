"""Sends answers that no web framework would: late, cut off, reset, or never begun.

A framework makes sure that responses are whole, so a broken one needs the connection itself. What was
promised to be sent is known to have left only when the socket's own buffer is empty.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from benchmark.gateway.dialect import Dialect
from benchmark.gateway.faults import RETRY_AFTER, STATUSES, Doom

MAX_HEAD = 64 * 1024
_TRANSPORT = "benchmark.transport"
_FLUSH_SECONDS = 30.0
_PING_SECONDS = 10.0
_LEAST_TEXT = 2
_SOME_TEXT = "Let me see what there is to be done."


class Connection(HttpToolsProtocol):
    """HTTP/1.1 as ever, but that a request's scope knows the transport, and that a head has an end."""

    _head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See `asyncio.Protocol`."""
        super().connection_made(transport)
        inner: Any = self.app

        async def app(scope: Any, receive: Any, send: Any) -> None:
            scope[_TRANSPORT] = transport
            await inner(scope, receive, send)

        self.app = app

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`. The parser would keep headers and trailers of any length."""
        self._head += len(data)
        super().data_received(data)
        if self._head > MAX_HEAD:
            self.transport.abort()

    def on_headers_complete(self) -> None:
        """See the parser."""
        self._head = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """See the parser. The application looks after the length of bodies."""
        self._head = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """See the parser."""
        self._head = 0
        super().on_message_complete()


class Quiet(Protocol):
    """Whether a client must not get a single byte for now."""

    silent: bool


class Late(Response):
    """A stream whose headers leave before there is an answer, with pings where the protocol has them.

    Args:
        answering: becomes the response that the client would have got.
        speaks: the protocol.
        line: the connection; it may be silent on purpose.
    """

    def __init__(self, answering: "asyncio.Task[Response]", speaks: Dialect, line: Quiet) -> None:
        super().__init__(media_type="text/event-stream")
        self._answering = answering
        self._speaks = speaks
        self._line = line

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        while not self._answering.done():
            if self._speaks.ping is not None and not self._line.silent:
                await send({"type": "http.response.body", "body": self._speaks.ping, "more_body": True})
            await asyncio.wait({self._answering}, timeout=_PING_SECONDS)
        response = self._answering.result()
        if isinstance(response, Broken):
            await response.go_on(scope, receive, send)
            return
        body = bytes(response.body)
        if response.status_code != 200:
            body = self._speaks.stream_error(response.status_code, body.decode("utf-8", "replace")[:2000])
        await send({"type": "http.response.body", "body": body, "more_body": False})


class Broken(Response):
    """A response that meets a fault.

    Args:
        pieces: the chunks that are sent before the connection is closed; None: it is closed before the headers.
        content_type: of the answer that this pretends to become.
        length: of the whole body, if the client is to be told; else it comes in chunks.
        landed: told when everything has left and the connection is gone, with the bytes of the body that left;
            not told if the client hung up before.
    """

    def __init__(
        self, pieces: Sequence[bytes] | None, content_type: str, length: int | None, landed: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._pieces = pieces
        self._content_type = content_type
        self._length = length
        self._landed = landed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if self._pieces is not None:
            headers = [(b"content-type", self._content_type.encode())]
            if self._length is not None:
                headers.append((b"content-length", str(self._length).encode()))
            await send({"type": "http.response.start", "status": 200, "headers": headers})
        await self.go_on(scope, receive, send)

    async def go_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The same after the headers."""
        transport: asyncio.Transport = scope[_TRANSPORT]
        for piece in self._pieces or ():
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        whole = await _flushed(transport)
        transport.close()
        while (await receive())["type"] != "http.disconnect":
            pass  # the server must see the end itself, or it would make up a response
        if whole:
            self._landed(sum(map(len, self._pieces or ())))


class Refusal(Response):
    """An error response that is a fault; `landed` is told when it has left."""

    def __init__(self, body: bytes, status: int, headers: dict[str, str], landed: Callable[[int], None]) -> None:
        super().__init__(body, status, headers, "application/json")
        self._landed = landed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        await super().__call__(scope, receive, send)
        if await _flushed(scope[_TRANSPORT]):
            self._landed(len(self.body))


def doomed(doom: Doom, speaks: Dialect, landed: Callable[[Doom, str], None]) -> Response:
    """The response by which an answer meets its fault; `landed` is told what was sent."""
    status = STATUSES.get(doom.kind)
    if status is not None:
        headers = {"retry-after": str(RETRY_AFTER)} if doom.kind == "retry-after" else {}
        body = speaks.error(status, "the model's provider is overloaded" if status == 529 else "a fault on purpose")
        told = f"status {status}" + (f" with Retry-After: {RETRY_AFTER}" if headers else "")
        return Refusal(body, status, headers, lambda size: landed(doom, f"{told} was sent"))
    if doom.kind == "reset":
        return Broken(None, "", None, lambda size: landed(doom, "the connection was closed before the headers"))
    at = "in the middle of its text" if doom.kind == "cut-text" else "after a complete tool call"
    pieces, length = _cut(doom, speaks)
    told = f"the answer was cut {at}, after {{}} bytes"
    kind = "text/event-stream" if doom.request.stream else "application/json"
    return Broken(pieces, kind, length, lambda size: landed(doom, told.format(size)))


def _cut(doom: Doom, speaks: Dialect) -> tuple[list[bytes], int | None]:
    """What is sent of a cut answer, and the length that is promised of one that is not streamed."""
    answer, request = replace(doom.answer, wire=None), doom.request
    if not request.stream:
        body = speaks.render(answer, request).body
        # One object has no complete part: half of it, or all but its last brackets.
        return [body[: len(body) // 2 if doom.kind == "cut-text" else -2]], len(body)
    if doom.kind == "cut-text" and len(answer.text) < _LEAST_TEXT:
        answer = replace(answer, text=_SOME_TEXT)  # a model that only calls a tool has no text to be cut in
    wanted = "text" if doom.kind == "cut-text" else "call"
    pieces: list[bytes] = []
    for piece in speaks.spelt(answer, request):
        pieces.append(piece.data)
        if piece.completes == wanted:
            break
    return pieces, None


async def _flushed(transport: asyncio.Transport) -> bool:
    """Wait until the socket has taken everything; whether it has."""
    deadline = asyncio.get_running_loop().time() + _FLUSH_SECONDS
    while transport.get_write_buffer_size() and not transport.is_closing():
        if asyncio.get_running_loop().time() > deadline:
            return False
        await asyncio.sleep(0.002)
    return not transport.is_closing()
