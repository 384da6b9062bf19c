"""A drawn session as data: what is handed in, and what must come out. Needs no NumPy, so that it is quickly read again."""

import base64
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Delivery:
    """What the delivered file must hold; samples of 16 bits, left and right in turn, the lower byte first."""

    rate: int = 0
    samples: bytes = b""
    bext: bytes = b""
    cue: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


@dataclass
class Session:
    """Input files, true tables by name, and the delivery."""

    files: dict[str, bytes] = field(default_factory=dict)
    tables: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))
    delivery: Delivery = field(default_factory=Delivery)

    def row(self, table: str, *cells: object) -> None:
        self.tables[table].append([str(cell) for cell in cells])

    def told(self) -> Any:
        """As JSON-able values."""
        packed = {name: base64.b64encode(data).decode() for name, data in self.files.items()}
        d = self.delivery
        blobs = [base64.b64encode(data).decode() for data in (d.samples, d.bext)]
        return [packed, self.tables, [d.rate, *blobs, d.cue, d.labels]]

    @classmethod
    def of(cls, told: Any) -> "Session":
        """What `told` told."""
        packed, tables, (rate, samples, bext, cue, labels) = told
        files = {name: base64.b64decode(text) for name, text in packed.items()}
        return cls(files, tables, Delivery(rate, base64.b64decode(samples), base64.b64decode(bext), cue, labels))
