"""A recorded run, played back byte for byte: what differs then is the client, or the world around it.

A request must be one that was recorded, up to what changes from run to run by nature: ids, times, digests. If it
is not, the measurement is broken, and the first difference says where.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmark.gateway.backends.base import Broken
from benchmark.gateway.dialect import Dialect, estimate
from benchmark.gateway.exchanges import Exchange, read_exchanges
from benchmark.gateway.neutral import Answer, Request

_VOLATILE = [
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I), "(uuid)"),
    (re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?"), "(time)"),
    (re.compile(r"\b\d{1,2}:\d{2}:\d{2}\b"), "(time)"),
    (re.compile(r"\b[0-9a-f]{12,64}\b"), "(digest)"),
    (re.compile(r"\b(?:P|PP|PG)?ID:? [0-9a-f]+\b"), "(id)"),
    (re.compile(r"\b\d+(\.\d+)? ?(seconds|ms|s)\b"), "(duration)"),
    (re.compile(r"\b1\d{9}(\d{3})?\b"), "(time)"),
    (re.compile(r"/tmp/[A-Za-z0-9_.-]+"), "(temporary)"),
]
_UNSAID = ("metadata", "prompt_cache_key", "user", "safety_identifier", "client_metadata", "session_id")
_SHOWN = 80


class ReplayBackend:
    """Plays the answers of `exchanges.jsonl`.

    Args:
        path: the file.
        speaks: the client's protocol.

    Raises:
        UsageError: it can't be read.
    """

    PREFIX = "replay:"

    def __init__(self, path: Path, speaks: Dialect) -> None:
        self._speaks = speaks
        recording = read_exchanges(path)
        self.model = recording.model  # the client must ask for the same one
        self._left = recording.exchanges
        self._played = 0

    @classmethod
    def named(cls, model: str, speaks: Dialect) -> "ReplayBackend":
        """The one that a model's name, `replay:FILE`, asks for."""
        return cls(Path(model.removeprefix(cls.PREFIX)), speaks)

    @property
    def left(self) -> int:
        """How many recorded answers nobody has asked for yet."""
        return len(self._left)

    async def answer(self, request: Request) -> Answer:
        """The answer that was recorded for this request.

        Raises:
            Broken: there is none; with the first difference to the one that was due.
        """
        asked = comparable(request.body)
        due: Exchange | None = None
        found: str | None = None
        for index, exchange in enumerate(self._left):
            if (exchange.thread, exchange.side, exchange.path) != (request.thread, request.side, request.path):
                continue
            difference = first_difference(comparable(exchange.body), asked)
            if difference is None:
                del self._left[index]
                self._played += 1
                return self._speaks.read(exchange.wire)
            if due is None:
                due, found = exchange, difference
        if due is None:
            raise Broken(f"replay: request {self._played + 1} to {request.path} is none of those recorded")
        raise Broken(f"replay: request {self._played + 1} is not the one recorded: {found}")

    def delivered(self, answer: Answer, *, whole: bool) -> None:
        """See `Backend.delivered`."""

    async def count(self, request: Request) -> int:
        """An estimate by size."""
        return estimate(request.size)

    async def close(self) -> None:
        """Nothing to let go of."""


def comparable(body: Any) -> Any:
    """A request's body without what changes from run to run by nature."""
    if isinstance(body, dict):
        return {key: comparable(inner) for key, inner in body.items() if key not in _UNSAID}
    if isinstance(body, list):
        return [comparable(inner) for inner in body]
    if isinstance(body, str):
        for pattern, word in _VOLATILE:
            body = pattern.sub(word, body)
    return body


def first_difference(recorded: Any, asked: Any, at: str = "") -> str | None:
    """Where two bodies first differ, and how; None if they are equal."""
    if type(recorded) is not type(asked):
        return f"{at or 'the body'}: was {_show(recorded)}, is {_show(asked)}"
    if isinstance(recorded, dict):
        for key in [*recorded, *(key for key in asked if key not in recorded)]:
            place = f"{at}.{key}" if at else str(key)
            if key not in recorded or key not in asked:
                return f"{place}: {'was' if key in recorded else 'is'} {_show((recorded | asked)[key])}, else nothing"
            if (found := first_difference(recorded[key], asked[key], place)) is not None:
                return found
        return None
    if isinstance(recorded, list):
        for index, (one, other) in enumerate(zip(recorded, asked, strict=False)):
            if (found := first_difference(one, other, f"{at}[{index}]")) is not None:
                return found
        if len(recorded) != len(asked):
            return f"{at}: had {len(recorded)} entries, has {len(asked)}"
        return None
    if recorded == asked:
        return None
    if isinstance(recorded, str):
        spot = next((i for i, pair in enumerate(_pairs(recorded, asked)) if pair[0] != pair[1]), 0)
        start = max(0, spot - 20)
        return f"{at}, character {spot}: was {_show(recorded[start:])}, is {_show(asked[start:])}"
    return f"{at}: was {_show(recorded)}, is {_show(asked)}"


def _pairs(one: str, other: str) -> Iterator[tuple[str, str]]:
    size = max(len(one), len(other))
    return zip(one.ljust(size, "\0"), other.ljust(size, "\0"), strict=True)


def _show(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
