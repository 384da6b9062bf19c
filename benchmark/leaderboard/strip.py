"""The check x step strip: where every check stood after every step, as rectangles to draw.

Equal neighbours in a row are one rectangle, so that 250 steps x 30 checks stay a small picture. The
rows' names are HTML beside the picture, which scrolls under them on a narrow screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from benchmark.spec.task import Check

ROW = 22
"""Height of a row in pixels; the style sheet gives the names the same."""

LANE = 18
"""Height of one marker's lane above the rows."""

_MARGIN = 30
"""Room on both sides for markers near the edges."""

_CURVE = 56
_AXIS = 22

State = Literal["passing", "open", "broken", "unknown"]


@dataclass(frozen=True)
class Run:
    """Consecutive snapshots in which a check stood alike."""

    x: float
    width: float
    state: State
    title: str


@dataclass(frozen=True)
class Row:
    """One check's course, or a heading without runs."""

    name: str
    title: str
    y: int
    runs: tuple[Run, ...] = ()
    heading: bool = False


@dataclass(frozen=True)
class Marker:
    """A step that is marked across all rows."""

    key: Literal["f", "l", "b"]
    label: str
    title: str
    x: float
    text_x: float
    anchor: Literal["start", "middle", "end"]
    lane: int


@dataclass(frozen=True)
class Column:
    """The part of the picture that leads to one step's diff."""

    step: int
    x: float
    title: str


@dataclass(frozen=True)
class Strip:
    """The picture; lengths in pixels."""

    width: float
    height: int
    cell: float
    top: int
    bottom: int
    rows: tuple[Row, ...]
    markers: tuple[Marker, ...]
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, int], ...]
    ghost: float | None
    curve: str
    curve_top: int
    curve_bottom: int
    left: float
    right: float

    def percent(self, x: float) -> str:
        """A place in the picture as a share of the part that shows snapshots."""
        return f"{100 * (x - self.left) / (self.right - self.left):.2f}%"

    def share(self, width: float) -> str:
        """A width as a share of that part."""
        return f"{100 * width / (self.right - self.left):.2f}%"


def draw(
    checks: Sequence[Check],
    passing: Sequence[frozenset[str] | None],
    credit: Sequence[int],
    *,
    failing_step: int | None,
    last_productive_step: int,
    first_break: int | None,
    titles: Sequence[str],
) -> Strip:
    """Lay the strip out.

    Args:
        checks: the rows, milestones first.
        passing: what passes on each snapshot; None where that is unknown.
        credit: W of each snapshot.
        failing_step: F; one past the last step if the step that was missing never came.
        last_productive_step: L.
        first_break: b*.
        titles: what each step 1..T did, one line.
    """
    count = len(passing)
    ghost = failing_step is not None and failing_step == count
    shown = count + ghost
    cell = next((width for most, width in ((24, 22), (60, 14), (100, 9)) if shown <= most), max(2.5, 880 / shown))
    markers = _markers(cell, shown, failing_step, last_productive_step, first_break)
    top = LANE * max(1, len(markers)) + 6
    rows = _rows(checks, passing, cell, top)
    bottom = top + ROW * len(rows)
    curve_top = bottom + 10
    curve_bottom = curve_top + _CURVE
    right = _MARGIN + shown * cell
    stride = next(step for step in (1, 2, 5, 10, 20, 50, 100) if step * cell >= 28 or step == 100)
    return Strip(
        width=right + _MARGIN,
        height=curve_bottom + _AXIS,
        cell=cell,
        top=top,
        bottom=bottom,
        rows=rows,
        markers=markers,
        columns=tuple(
            Column(step, _MARGIN + step * cell, f"step {step}: {title}") for step, title in enumerate(titles, 1)
        ),
        ticks=tuple((_middle(step, cell), step) for step in range(0, count, stride)),
        ghost=_MARGIN + count * cell if ghost else None,
        curve=_curve(credit, sum(check.weight for check in checks), cell, curve_top, curve_bottom),
        curve_top=curve_top,
        curve_bottom=curve_bottom,
        left=_MARGIN,
        right=right,
    )


def _middle(step: int, cell: float) -> float:
    return _MARGIN + (step + 0.5) * cell


def _rows(checks: Sequence[Check], passing: Sequence[frozenset[str] | None], cell: float, top: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    for kind, heading in (("milestone", "Milestones"), ("guard", "Guards")):
        group = [check for check in checks if check.kind == kind]
        if group:
            rows.append(Row(heading, "", top + ROW * len(rows), heading=True))
        for check in group:
            rows.append(Row(check.id, check.asserts, top + ROW * len(rows), _runs(check, passing, cell)))
    return tuple(rows)


def _runs(check: Check, passing: Sequence[frozenset[str] | None], cell: float) -> tuple[Run, ...]:
    states: list[State] = []
    seen = False
    for passed in passing:
        if passed is None:
            states.append("unknown")
            continue
        now = check.id in passed
        seen = seen or now
        states.append("passing" if now else "broken" if seen else "open")
    runs: list[Run] = []
    at = 0
    for state, members in groupby(states):
        length = len(list(members))
        span = f"step {at}" if length == 1 else f"steps {at} to {at + length - 1}"
        runs.append(Run(_MARGIN + at * cell, length * cell, state, f"{check.id}: {_WORDS[state]}, {span}"))
        at += length
    return tuple(runs)


_WORDS: dict[State, str] = {
    "passing": "passes",
    "open": "not reached yet",
    "broken": "fails again",
    "unknown": "not graded",
}


def _markers(cell: float, shown: int, failing: int | None, productive: int, broken: int | None) -> tuple[Marker, ...]:
    found: list[Marker] = []
    wanted: list[tuple[Literal["f", "l", "b"], str, str, int | None]] = [
        ("f", "F", "failing step", failing),
        ("b", "b*", "first unrepaired break", broken),
        ("l", "L", "last productive step", productive),
    ]
    for key, name, title, step in wanted:
        if step is None:
            continue
        anchor: Literal["start", "middle", "end"] = "middle"
        if step * cell < 40:
            anchor = "start"
        elif (shown - step) * cell < 40:
            anchor = "end"
        x = _middle(step, cell)
        shift = {"start": -4, "middle": 0, "end": 4}[anchor]
        found.append(Marker(key, f"{name} {step}", f"{title} {step}", x, x + shift, anchor, len(found)))
    return tuple(found)


def _curve(credit: Sequence[int], most: int, cell: float, top: int, bottom: int) -> str:
    """The work earned, as the outline of steps from the floor and back to it."""
    scale = (bottom - top) / max(1, most)
    path = [f"M{_MARGIN:g} {bottom}"]
    for step, value in enumerate(credit):
        path.append(f"V{bottom - value * scale:.1f}H{_MARGIN + (step + 1) * cell:g}")
    return "".join([*path, f"V{bottom}Z"])
