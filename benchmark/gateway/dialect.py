"""What a protocol is, and all that protocols have in common.

A module of `protocols/` says what a request's body means and how an answer is spelt; understanding retries,
choosing between one object and a stream, and refusing what is broken are written here, once.
"""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Literal

from benchmark.gateway.neutral import (
    Answer,
    BadAnswer,
    BadRequest,
    Conversation,
    Piece,
    Request,
    Tokens,
    Wire,
)

Endpoint = Literal["answer", "count", "models"]

_TEXT_PIECE = 40


class Dialect(ABC):
    """A protocol: request bodies in, answers out. Stateless."""

    name: ClassVar[str]
    path: ClassVar[str]
    """Where requests for an answer go."""
    count_path: ClassVar[str | None] = None
    """Where requests for a token count go, if the protocol has them."""
    ping: ClassVar[bytes | None] = None
    """What may be sent, again and again, before a streamed answer's first event, if anything."""
    provider: ClassVar[tuple[str, str, str]]
    """The runner's variables for the provider's address and key, and the address where none is set."""

    @abstractmethod
    def understand(self, body: Mapping[str, Any], path: str) -> Conversation:
        """What a request's body says.

        Raises:
            BadRequest: it is not one of this protocol.
        """

    @abstractmethod
    def whole(self, answer: Answer, request: Request, tokens: Tokens) -> Any:
        """An answer as one JSON value."""

    @abstractmethod
    def pieces(self, answer: Answer, request: Request, tokens: Tokens) -> Iterator[Piece]:
        """An answer as the events of a stream."""

    @abstractmethod
    def read_whole(self, body: Mapping[str, Any]) -> Answer:
        """Understand an upstream's answer. Errors of looking things up count as a malformed one."""

    @abstractmethod
    def read_events(self, told: Iterable[Mapping[str, Any]]) -> Answer:
        """Understand an upstream's streamed answer. Errors of looking things up count as a malformed one.

        Raises:
            BadAnswer: the stream was cut, or reports an error.
        """

    @abstractmethod
    def forbidden(self, body: Mapping[str, Any]) -> str | None:
        """What in a request would make the provider itself reach the network, or None."""

    @abstractmethod
    def error(self, status: int, message: str) -> bytes:
        """An error in the protocol's shape."""

    @abstractmethod
    def models(self, model: str, path: str) -> bytes:
        """The list of models, which has one, or that one."""

    @abstractmethod
    def credentials(self, headers: Mapping[str, str], key: str) -> dict[str, str]:
        """The headers that an upstream wants, the client's harmless ones included."""

    def endpoint(self, path: str) -> Endpoint | None:
        """What a path (without its query) is for."""
        if path == self.path:
            return "answer"
        if self.count_path is not None and path == self.count_path:
            return "count"
        return "models" if path == "/v1/models" or path.startswith("/v1/models/") else None

    def upstream(self, request: Request, model: str) -> tuple[str, dict[str, Any]]:
        """The path and the body by which the same is asked of a provider's `model`."""
        return request.path or self.path, {**request.body, "model": model}

    def count(self, tokens: int) -> bytes:
        """The answer to a request for a token count."""
        return encode({"input_tokens": tokens})

    def read_count(self, body: Mapping[str, Any]) -> int:
        """The token count that an upstream answered."""
        return int(body["input_tokens"])

    def stream_error(self, status: int, message: str) -> bytes:
        """An error as an event of a stream whose headers have left already."""
        return event(self.error(status, message), "error")

    def parse(self, body: Mapping[str, Any], headers: Mapping[str, str], size: int, path: str = "") -> Request:
        """Understand a request.

        Raises:
            BadRequest: it is not one of this protocol.
        """
        talk = self.understand(body, path)
        texts = tuple(said.text for said in talk.said if said.by == "user" and said.text)
        fresh = 0
        for said in talk.said:
            fresh = 0 if said.by == "model" else fresh + (said.result is not None)
        return Request(
            history=_digest([talk.identity, talk.wanted]),
            tools=talk.tools,
            last_text=texts[-1] if texts else "",
            results=tuple(said.result for said in talk.said if said.result is not None),
            fresh=fresh,
            stream=talk.stream,
            max_tokens=talk.max_tokens,
            body=body,
            headers=headers,
            size=size,
            path=path,
            texts=texts,
            system=talk.system,
            wanted=talk.wanted,
        )

    def render(self, answer: Answer, request: Request) -> Wire:
        """An answer in the form that the request asked for: one object, or a complete event stream."""
        if answer.wire is not None:
            return answer.wire
        if request.stream:
            return Wire("text/event-stream", b"".join(piece.data for piece in self.spelt(answer, request)))
        return Wire("application/json", encode(self.whole(answer, request, tokens_of(answer, request))))

    def spelt(self, answer: Answer, request: Request) -> Iterator[Piece]:
        """An answer event by event."""
        return self.pieces(answer, request, tokens_of(answer, request))

    def read(self, wire: Wire) -> Answer:
        """Understand an upstream's answer, of either form.

        Raises:
            BadAnswer: it is malformed or incomplete.
        """
        try:
            found = self.read_events(events(wire.body)) if wire.is_stream else self.read_whole(load_object(wire.body))
        except BadAnswer:
            raise
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise BadAnswer(f"the upstream's answer is not one of {self.name}: {error!r}") from None
        return replace(found, wire=wire)


def tokens_of(answer: Answer, request: Request) -> Tokens:
    """What an answer of ours claims to have cost: it grows with the context, so that clients compact in time."""
    said = len(answer.text) + sum(len(call.arguments) for call in answer.calls)
    return Tokens(estimate(request.size), estimate(said))


def cut_text(text: str) -> list[str]:
    """A text in the bits by which it is streamed: at least two, if it has two characters."""
    size = max(1, min(_TEXT_PIECE, (len(text) + 1) // 2))
    return [text[start : start + size] for start in range(0, len(text), size)]


def objects(value: Any, what: str) -> list[dict[str, Any]]:
    """A list of JSON objects; absent counts as empty.

    Raises:
        BadRequest: it is something else.
    """
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise BadRequest(f"{what}: expected a list of objects")
    return value


def mapping(value: Any) -> dict[str, Any]:
    """A JSON object; anything else counts as an empty one."""
    return value if isinstance(value, dict) else {}


def text_of(content: Any) -> str:
    """The words of a message's content: a string, or parts of which some have a `text`."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return ""


def number(value: Any) -> int | None:
    """A count, or None if it is anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def load_object(data: bytes | str) -> dict[str, Any]:
    """A JSON object.

    Raises:
        BadRequest: the data is not one.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise BadRequest("the body is not valid JSON") from None
    if not isinstance(value, dict):
        raise BadRequest("the body is not a JSON object")
    return value


def events(body: bytes) -> Iterator[dict[str, Any]]:
    """The JSON objects of a server-sent event stream; `[DONE]` comes as an empty one.

    Raises:
        BadAnswer: an event is not JSON.
    """
    for block in body.replace(b"\r\n", b"\n").split(b"\n\n"):
        data = b"\n".join(line[5:].strip() for line in block.split(b"\n") if line.startswith(b"data:"))
        if data == b"[DONE]":
            yield {}
        elif data:
            try:
                yield load_object(data)
            except BadRequest as error:
                raise BadAnswer(f"an event of the stream is broken: {error}") from None


def event(data: bytes, name: str = "") -> bytes:
    """A server-sent event."""
    return (b"event: " + name.encode() + b"\n" if name else b"") + b"data: " + data + b"\n\n"


def encode(value: Any) -> bytes:
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":")).encode()


def estimate(size: int) -> int:
    """Tokens of that many bytes, roughly. Clients compact by what they are told, so zero would be a lie."""
    return max(1, size // 4)


def _digest(identity: Any) -> str:
    try:
        text = json.dumps(identity, sort_keys=True)
    except RecursionError:
        raise BadRequest("the messages are nested too deeply") from None
    return hashlib.sha256(text.encode()).hexdigest()
