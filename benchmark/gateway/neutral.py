"""One exchange with a model, in no vendor's words.

Every protocol module translates to and from these shapes, so that counting, playing the reference and
forwarding are written once.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from benchmark.spec.step import MAIN_THREAD, Usage

Form = Literal["function", "custom", "local_shell"]
"""How a tool is called: with a JSON object, with free text, or as a vendor's built-in shell."""


class BadRequest(ValueError):
    """A request that the protocol does not allow; the client is told why."""


class BadAnswer(ValueError):
    """An upstream answer that is malformed or was cut off."""


@dataclass(frozen=True)
class Tool:
    """A tool that the client offers, with the JSON schema of its arguments."""

    name: str
    schema: Mapping[str, Any]
    form: Form = "function"


@dataclass(frozen=True)
class Call:
    """A tool call of an answer; `arguments` is JSON text, for a custom tool any text, exactly as the model wrote it."""

    id: str
    tool: str
    arguments: str
    form: Form = "function"

    @classmethod
    def of(cls, id: str, tool: str, arguments: Mapping[str, Any], form: Form = "function") -> "Call":
        """A call from arguments that are still data."""
        return cls(id, tool, json.dumps(arguments), form)


@dataclass(frozen=True)
class Result:
    """What a tool answered; `failed` is None where the protocol has no word for failure."""

    call_id: str
    text: str
    failed: bool | None


@dataclass(frozen=True)
class Said:
    """One entry of a conversation.

    Attributes:
        by: who said it; what a tool answered has a `result`, the model's own turns need no text.
    """

    by: Literal["user", "model", "tool"]
    text: str = ""
    result: Result | None = None


@dataclass(frozen=True)
class Conversation:
    """What a protocol module understands of a request's body.

    Attributes:
        said: the entries, oldest first.
        identity: the JSON data that a retry of the request repeats and no other request has.
        system: what the client told the model beforehand.
        wanted: the JSON schema that the answer's text must follow, if the client set one.
    """

    said: Sequence[Said]
    identity: Any
    tools: tuple[Tool, ...]
    stream: bool
    system: str = ""
    max_tokens: int | None = None
    wanted: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Request:
    """One request for a model's answer.

    Attributes:
        history: SHA-256 over everything that was said so far; a retry has the same one.
        last_text: what the user or the harness said last, in words (not tool results).
        results: every tool result in the history, oldest first.
        fresh: how many of `results` came after the model's last turn.
        max_tokens: the longest answer wanted; None where the client did not say.
        body: the client's own request, for a backend that passes it on.
        headers: the client's headers, names in lower case.
        size: length of the body in bytes.
        path: where it was sent, the query included.
        texts: everything that the user or the harness said in words, oldest first.
        system: what the client told the model beforehand.
        wanted: the JSON schema that the answer's text must follow, if the client set one.
        thread: who asks: `main`, or a subagent's name.
        side: the client asks for itself (a title, a summary), not for the work.
        sent: set by a backend that passes the request on, as soon as it has left.
    """

    history: str
    tools: tuple[Tool, ...]
    last_text: str
    results: tuple[Result, ...]
    fresh: int
    stream: bool
    max_tokens: int | None
    body: Mapping[str, Any]
    headers: Mapping[str, str]
    size: int
    thread: str = MAIN_THREAD
    side: bool = False
    path: str = ""
    texts: tuple[str, ...] = ()
    system: str = ""
    wanted: Mapping[str, Any] | None = None
    sent: asyncio.Event = field(default_factory=asyncio.Event, compare=False)


@dataclass(frozen=True)
class Wire:
    """An answer as bytes, ready to be sent; `extra` are headers that the client is to see."""

    content_type: str
    body: bytes
    status: int = 200
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_stream(self) -> bool:
        """Whether this is an event stream."""
        return self.content_type.startswith("text/event-stream")


@dataclass(frozen=True)
class Answer:
    """One model response.

    Attributes:
        wire: the upstream's own bytes, if the answer came from one; sent as they are.
        edits: what a client without tools will take out of the text and do.
    """

    text: str
    calls: tuple[Call, ...] = ()
    usage: Usage = field(default_factory=Usage)
    wire: Wire | None = None
    edits: tuple[Call, ...] = ()


@dataclass(frozen=True)
class Tokens:
    """What an answer of ours claims to have cost."""

    input: int
    output: int


@dataclass(frozen=True)
class Piece:
    """One event of a streamed answer.

    Attributes:
        completes: what is whole once this event has arrived: a bit of text, or a tool call with its arguments.
    """

    data: bytes
    completes: Literal["text", "call"] | None = None


def clean(text: str, limit: int) -> str:
    """At most `limit` characters of a text, without the lone surrogates that no file can hold."""
    return text[:limit].encode("utf-8", "replace").decode()
