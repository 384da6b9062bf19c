"""The ledger of a trial: every attempt that was ever begun, and what became of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from benchmark.spec.files import append_line
from benchmark.spec.trial import LedgerEntry

MAX_VOIDS = 3
"""Attempts that may end void: the first and two reruns."""


def now() -> str:
    """The time, ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True)
class Ledger:
    """One trial's `ledger.jsonl`."""

    path: Path

    def entries(self) -> list[LedgerEntry]:
        """All entries; a line torn by a crash is left out."""
        if not self.path.is_file():
            return []
        found = []
        for line in self.path.read_bytes().splitlines():
            try:
                found.append(LedgerEntry.model_validate_json(line))
            except ValidationError:
                continue
        return found

    def begin(self) -> int:
        """Begin an attempt and return its number; one that was left open is marked interrupted."""
        self.interrupt("the runner was killed")
        number = max((entry.attempt for entry in self.entries()), default=0) + 1
        self._add(number, "started", "")
        return number

    def finish(self, attempt: int) -> None:
        """The attempt ended by itself or by its budget."""
        self._add(attempt, "finished", "")

    def void(self, attempt: int, detail: str) -> None:
        """The attempt ended by an infrastructure fault."""
        self._add(attempt, "void", detail[:500])

    def interrupt(self, detail: str) -> None:
        """Mark the attempt that is open, if there is one, as interrupted."""
        entries = self.entries()
        if entries and entries[-1].event == "started":
            self._add(entries[-1].attempt, "interrupted", detail)

    def voids(self) -> int:
        """How many attempts were void."""
        return sum(entry.event == "void" for entry in self.entries())

    def _add(self, attempt: int, event: Literal["started", "finished", "interrupted", "void"], detail: str) -> None:
        entry = LedgerEntry(attempt=attempt, event=event, at=now(), detail=detail)
        append_line(self.path, entry.model_dump_json())
