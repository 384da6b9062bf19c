"""What is asked for each check: `ask` puts a question into the catalogue, which is drawn anew for every grade."""

import importlib
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import emboss

Draw = Callable[[random.Random], tuple[dict[str, object], dict[str, str]]]
CATALOGUE: dict[str, list["Ask"]] = {}
"""Check -> what it asks."""


@dataclass(frozen=True)
class Ask:
    """A question.

    Attributes:
        program: of the toolkit.
        draw: random -> (its options, its files).
        command: how the real program is called; the options follow as they are, but for those in `ours`.
        parse: what reads its report.
        wanted: the file that holds the report.
        ours: options that the real program does not have.
        extra: further files that the real program needs.
        unordered: whether rows may come in any order.
        times: how often it is drawn.
    """

    program: str
    draw: Draw
    command: Callable[[Mapping[str, object]], list[str]]
    parse: Callable[[str], emboss.Rows]
    wanted: str
    ours: tuple[str, ...]
    extra: Callable[[Mapping[str, object]], dict[str, str]]
    unordered: bool
    times: int


@dataclass
class Question:
    """A drawn job and the rows that the real program made of it, as words."""

    program: str
    options: dict[str, object]
    files: dict[str, str]
    rows: emboss.Rows = field(default_factory=list)
    unordered: bool = False

    def job(self) -> dict[str, object]:
        """The job as the toolkit reads it."""
        return {"program": self.program, "options": self.options, "files": self.files}


def flags(options: Mapping[str, object]) -> list[str]:
    """Options on a command line."""
    found: list[str] = []
    for name, value in options.items():
        if isinstance(value, bool):
            found.append(f"-{name}" if value else f"-no{name}")
        else:
            found.append(f"-{name}={value}")
    return found


def ask(
    check: str,
    program: str,
    draw: Draw,
    command: str | Callable[[Mapping[str, object]], str],
    parse: Callable[[str], emboss.Rows] = emboss.sequences,
    wanted: str = "out",
    ours: tuple[str, ...] = (),
    extra: Callable[[Mapping[str, object]], dict[str, str]] = lambda options: {},
    unordered: bool = False,
    times: int = 2,
) -> None:
    """Puts a question into the catalogue."""

    def words(options: Mapping[str, object]) -> list[str]:
        return (command if isinstance(command, str) else command(options)).split()

    CATALOGUE.setdefault(check, []).append(Ask(program, draw, words, parse, wanted, ours, extra, unordered, times))


def questions(rng: random.Random, one: Ask) -> list[Question]:
    """Draws a question, and asks EMBOSS."""
    found = []
    for _ in range(one.times):
        options, files = one.draw(rng)
        argv = one.command(options) + flags({k: v for k, v in options.items() if k not in one.ours})
        rows = one.parse(emboss.run(argv, {**files, **one.extra(options)}, one.wanted))
        found.append(Question(one.program, options, files, rows, one.unordered))
    return found


def catalogue() -> dict[str, list[Ask]]:
    """All checks with what they ask."""
    for path in sorted(Path(__file__).parent.glob("asks_*.py")):
        importlib.import_module(path.stem)
    return CATALOGUE


def same(have: object, want: str) -> bool:
    """Whether a cell is what EMBOSS printed: texts as they are, numbers to a unit of the last digit that it printed."""
    if isinstance(have, bool) or not isinstance(have, (str, int, float)):
        return False
    if str(have) == want:
        return True
    try:
        one, two = float(have), float(want)
    except ValueError:
        return False
    digits = want.lower().partition("e")[0].partition(".")[2]
    power = int(want.lower().partition("e")[2] or 0)
    unit = 10.0 ** (power - len(digits)) if "." in want else 0.0
    return abs(one - two) <= max(1.01 * unit, 1e-6 * abs(two))


def difference(rows: object, question: Question) -> str | None:
    """What is wrong with the rows of an answer."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return f"answered {str(rows)[:100]}"
    want = question.rows
    if question.unordered:
        rows, want = sorted(rows, key=_key), sorted(want, key=_key)
    if len(rows) != len(want):
        return f"{len(rows)} rows, not {len(want)}"
    for number, (have, row) in enumerate(zip(rows, want, strict=True), 1):
        if len(have) != len(row):
            return f"row {number}: {len(have)} columns, not {len(row)}"
        for one, two in zip(have, row, strict=True):
            if not same(one, two):
                return f"row {number}: {str(one)[:60]!r}, not {two[:60]!r}"
    return None


def _key(row: list[object]) -> list[str]:
    """Orders rows by their texts and whole numbers, which have to be equal."""
    return [str(cell) for cell in row if "." not in str(cell)]
