"""What a protocol module has to provide, and the helpers that all of them need."""

import hashlib
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from benchmark.gateway.neutral import Answer, BadAnswer, BadRequest, Request, Wire
from benchmark.spec.step import MAIN_THREAD

SUBAGENT_HEADERS = ("x-claude-code-agent-id", "x-openai-subagent", "x-parent-session-id")
"""Headers by which a client says that a subagent is asking; the value names its thread."""


class Dialect(ABC):
    """A protocol: request bodies in, answers out. Stateless."""

    name: ClassVar[str]
    path: ClassVar[str]
    """Where requests for an answer go."""
    count_path: ClassVar[str | None] = None
    """Where requests for a token count go, if the protocol has them."""

    @abstractmethod
    def parse(self, body: Mapping[str, Any], headers: Mapping[str, str], size: int) -> Request:
        """Understand a request.

        Raises:
            BadRequest: it is not one of this protocol.
        """

    @abstractmethod
    def render(self, answer: Answer, request: Request) -> Wire:
        """An answer in the form that the request asked for: one object, or a complete event stream."""

    @abstractmethod
    def read(self, wire: Wire) -> Answer:
        """Understand an upstream's answer, of either form.

        Raises:
            BadAnswer: it is malformed or incomplete.
        """

    @abstractmethod
    def forbidden(self, body: Mapping[str, Any]) -> str | None:
        """What in a request would make the provider itself reach the network, or None."""

    @abstractmethod
    def error(self, status: int, message: str) -> bytes:
        """An error in the protocol's shape."""

    @abstractmethod
    def models(self, model: str) -> bytes:
        """The list of models, which has one."""

    @abstractmethod
    def credentials(self, headers: Mapping[str, str], key: str) -> dict[str, str]:
        """The headers that an upstream wants, the client's harmless ones included."""

    def count(self, tokens: int) -> bytes:
        """The answer to a request for a token count."""
        raise NotImplementedError(f"{self.name} has no token count")


def thread_of(headers: Mapping[str, str]) -> str:
    """The thread that a request belongs to: a subagent's id, or the main one."""
    for name in SUBAGENT_HEADERS:
        if headers.get(name):
            return "agent-" + re.sub(r"[^A-Za-z0-9_.-]", "_", headers[name])[:64]
    return MAIN_THREAD


def history_hash(messages: list[Any], tools: list[str]) -> str:
    """SHA-256 over a conversation. System texts stay out: some clients put counters in them."""
    try:
        text = json.dumps([messages, tools], sort_keys=True)
    except RecursionError:
        raise BadRequest("the messages are nested too deeply") from None
    return hashlib.sha256(text.encode()).hexdigest()


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


def encode(value: Any) -> bytes:
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":")).encode()


def estimate(size: int) -> int:
    """Tokens of that many bytes, roughly. Clients compact by what they are told, so zero would be a lie."""
    return max(1, size // 4)
