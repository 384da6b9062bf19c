"""The append-only, hash-chained step log.

A line is one `Record` in canonical JSON (sorted keys, no spaces). Its hash covers everything but
itself, the previous line's hash included, so that no line can be changed, dropped or inserted
without breaking the chain from there on.
"""

import hashlib
import json
import os
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from benchmark.spec.step import GENESIS, Event, Record


class BrokenChain(ValueError):
    """A step log that is not what its writer wrote."""


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def seal(index: int, at: float, event: Event, previous: str) -> Record:
    """The record of an event, with its hash."""
    body = {
        "index": index,
        "at": at,
        "event": event.model_dump(mode="json"),
        "previous": previous,
    }
    return Record(index=index, at=at, event=event, previous=previous, hash=hashlib.sha256(canonical(body)).hexdigest())


class StepLog:
    """Writes `steps.jsonl`; safe to call from several threads."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._index = 0
        self._previous = GENESIS

    def append(self, event: Event) -> Record:
        """Append an event; it is in the kernel's hands when this returns."""
        with self._lock:
            record = seal(self._index, round(time.monotonic() - self._began, 6), event, self._previous)
            self._file.write(canonical(record.model_dump(mode="json")) + b"\n")
            self._file.flush()
            self._index += 1
            self._previous = record.hash
            return record

    def close(self) -> None:
        """Flush to the disk and close."""
        with self._lock:
            if not self._file.closed:
                os.fsync(self._file.fileno())
                self._file.close()


def read_log(path: Path) -> list[Record]:
    """Read and verify a whole log.

    Raises:
        BrokenChain: a line is malformed, or its hash, index or predecessor does not fit.
    """
    with path.open("rb") as file:
        return list(verify(file))


def verify(lines: Iterable[bytes]) -> Iterator[Record]:
    """Yield the records of a log's lines, each verified against the chain so far."""
    previous = GENESIS
    for index, line in enumerate(lines):
        try:
            record = Record.model_validate_json(line)
        except ValidationError as error:
            raise BrokenChain(f"line {index + 1} is not a record: {error.errors()[0]['msg']}") from None
        expected = seal(index, record.at, record.event, previous)
        if record != expected or canonical(record.model_dump(mode="json")) != line.rstrip(b"\n"):
            raise BrokenChain(f"line {index + 1} does not follow from the line before it")
        previous = record.hash
        yield record
