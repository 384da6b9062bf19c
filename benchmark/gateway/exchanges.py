"""Every exchange with the model, kept in one compact file: `exchanges.jsonl`.

A request repeats the whole conversation, so a trial's bodies add up to the square of its length. Each long value
is therefore written once, by its digest, and requests refer to it. Answers are kept byte for byte.

Lines are JSON objects: first `{"model": NAME}`, then `{"value": DIGEST, "is": ...}` for a long value, else one exchange
`{"thread", "side", "path", "body", "type", "status", "answer"}`, in which `{"$": DIGEST}` stands for a value above.
Headers are left out: they hold credentials and say nothing about the work.
"""

import hashlib
import json
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmark.gateway.backends.base import Backend
from benchmark.gateway.dialect import Dialect
from benchmark.gateway.neutral import Answer, Request, Wire
from benchmark.spec.errors import UsageError

_LONG = 120


@dataclass(frozen=True)
class Exchange:
    """A request, without its headers, and its answer."""

    thread: str
    side: bool
    path: str
    body: dict[str, Any]
    wire: Wire


class ExchangeLog:
    """Writes `exchanges.jsonl`, in a thread of its own: nobody waits for it but the trial's end."""

    def __init__(self, path: Path, model: str) -> None:
        self._file = path.open("x", encoding="utf-8")
        self._file.write(json.dumps({"model": model}) + "\n")
        self._known: set[str] = set()
        self._writer = ThreadPoolExecutor(1, "exchanges")
        self._last: Future[None] | None = None

    def add(self, exchange: Exchange) -> None:
        """Have an exchange written."""
        self._last = self._writer.submit(self._write, exchange)

    def close(self) -> None:
        """Wait until all is written.

        Raises:
            OSError: something could not be.
        """
        self._writer.shutdown()
        self._file.close()
        if self._last is not None:
            self._last.result()

    def _write(self, exchange: Exchange) -> None:
        line = {
            "thread": exchange.thread,
            "side": exchange.side,
            "path": exchange.path,
            "body": self._short(exchange.body, 0),
            "type": exchange.wire.content_type,
            "status": exchange.wire.status,
            "answer": exchange.wire.body.decode("utf-8"),
        }
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def _short(self, value: Any, depth: int) -> Any:
        """The value with what is long in it, down to a message's parts, replaced by digests."""
        if depth == 0 and isinstance(value, dict):
            return {key: self._short(inner, 1) for key, inner in value.items()}
        if depth == 1 and isinstance(value, list):
            return [self._short(inner, 2) for inner in value]
        text = json.dumps(value)
        if len(text) < _LONG:
            return value
        digest = hashlib.sha256(text.encode()).hexdigest()
        if digest not in self._known:
            self._known.add(digest)
            self._file.write(json.dumps({"value": digest, "is": value}) + "\n")
        return {"$": digest}


@dataclass(frozen=True)
class Recording:
    """What a file of exchanges holds: the model's name, and the exchanges in order."""

    model: str
    exchanges: list[Exchange]


def read_exchanges(path: Path) -> Recording:
    """Read a file of exchanges.

    Raises:
        UsageError: there is no such file, or it is not one of exchanges.
    """
    values: dict[str, Any] = {}
    model = ""
    exchanges: list[Exchange] = []
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                number += 1
                said = json.loads(line)
                if number == 1:
                    model = str(said["model"])
                    continue
                if "value" in said:
                    values[said["value"]] = said["is"]
                    continue
                wire = Wire(said["type"], said["answer"].encode(), said["status"])
                body = _long(said["body"], values)
                exchanges.append(Exchange(said["thread"], said["side"], said["path"], body, wire))
    except OSError as error:
        raise UsageError(f"can't be read: {error.strerror}", where=str(path)) from None
    except (ValueError, LookupError, TypeError):
        raise UsageError(
            "not a line of exchanges", where=f"{path}:{number}", fix="name the exchanges.jsonl of an attempt"
        ) from None
    return Recording(model, exchanges)


class Recorded:
    """A backend whose every answer is kept.

    Args:
        backend: who answers.
        speaks: how the answers are spelt.
        log: where they are kept; closed with the backend.
    """

    def __init__(self, backend: Backend, speaks: Dialect, log: ExchangeLog) -> None:
        self.model = backend.model
        self._backend = backend
        self._speaks = speaks
        self._log = log

    async def answer(self, request: Request) -> Answer:
        """See `Backend.answer`."""
        answer = await self._backend.answer(request)
        wire = self._speaks.render(answer, request)
        self._log.add(Exchange(request.thread, request.side, request.path, dict(request.body), wire))
        return replace(answer, wire=wire)

    def delivered(self, answer: Answer, *, whole: bool) -> None:
        """See `Backend.delivered`."""
        self._backend.delivered(answer, whole=whole)

    async def count(self, request: Request) -> int:
        """See `Backend.count`."""
        return await self._backend.count(request)

    async def close(self) -> None:
        """See `Backend.close`."""
        await self._backend.close()
        self._log.close()


def _long(value: Any, values: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        if set(value) == {"$"}:
            return values[value["$"]]
        return {key: _long(inner, values) for key, inner in value.items()}
    return [_long(inner, values) for inner in value] if isinstance(value, list) else value
