"""The table kind: CSV files that a program of the artifact made of a folder of inputs, and what should stand in them.

The task draws cases with the true tables, and says which check decides which tables and how close figures must be. A
table is its header, in this order of columns, and its rows, without a blank line.
"""

import csv
import io
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from examiner.kinds import cli
from examiner.kinds._driver import Program

Row = tuple[str, ...]
Close = Callable[[str, str], bool]
"""Whether a cell may stand for the true one."""

Judge = Callable[[list[Row]], str | None]
"""What is wrong with the rows of a table that has more than one right form, or None."""

INPUTS = "inputs"
"""The check that input files stay as they are."""

_DECIMAL = re.compile(r"-?\d+\.\d+")
_SHOWN = 150


@dataclass(frozen=True)
class Case:
    """What the program is given, and what it should make of it.

    Attributes:
        files: name -> content, in the case's folder.
        tables: name -> the true rows, in any order; one that is not there has none.
        judges: name -> who judges a table instead.
    """

    files: Mapping[str, bytes]
    tables: Mapping[str, Sequence[Sequence[object]]]
    judges: Mapping[str, Judge] = field(default_factory=dict)


def places(cell: str) -> int:
    """Digits behind the point."""
    return len(cell.partition(".")[2])


def apart(have: str, want: str) -> float:
    """How far two cells are from each other: 0 if they are the same text, infinite if not both are decimals.

    So whole numbers and names may not differ at all.
    """
    if have == want:
        return 0.0
    if not (_DECIMAL.fullmatch(have) and _DECIMAL.fullmatch(want)):
        return math.inf
    found = abs(float(have) - float(want))
    return found if math.isfinite(found) else math.inf


def arranged(rows: Sequence[Sequence[object]]) -> list[Row]:
    """The rows as they should stand: in the order of their texts, each once."""
    return sorted({tuple(map(str, row)) for row in rows})


def opened(name: str, header: str, have: bytes | None) -> tuple[list[Row], str | None]:
    """The rows of a table that the program made; and why it can't be compared, if so.

    Args:
        name: without its ending.
        header: the columns, by commas.
        have: the file, or None.
    """
    if have is None:
        return [], f"{name}.csv is missing"
    try:
        first, *rows = [tuple(row) for row in csv.reader(io.StringIO(have.decode("utf-8", "replace")))] or [()]
    except csv.Error as error:
        return [], f"{name}.csv can't be read: {error}"
    if ",".join(first) != header:
        return [], f"{name}.csv has the columns {','.join(first)[:_SHOWN]}, not {header}"
    return rows, None


def difference(
    name: str,
    header: str,
    have: bytes | None,
    rows: Sequence[Sequence[object]],
    close: Close,
    judge: Judge | None = None,
) -> str | None:
    """Why a table is not the true one, or None.

    Args:
        name: without its ending.
        header: the columns, by commas.
        have: the file, or None.
        rows: as they should stand, in this order.
        close: how close a cell must be.
        judge: judges the rows instead.
    """
    mine, reason = opened(name, header, have)
    if reason is not None or judge is not None:
        return reason or (judge(mine) if judge is not None else None)
    if len(mine) != len(rows):
        return f"{name}.csv has {len(mine)} rows, not {len(rows)}"
    for row, true in zip(mine, rows, strict=True):
        want = tuple(map(str, true))
        if len(row) != len(want) or not all(map(close, row, want)):
            return f"{name}.csv: {','.join(row)[:_SHOWN]}, not {','.join(want)[:_SHOWN]}"
    return None


def wrong(have: Mapping[str, bytes | None], case: Case, named: Mapping[str, str], close: Close) -> list[str]:
    """What is wrong with some tables that were made of a case.

    Args:
        have: table -> the file, or None.
        case: what was given, and what is true.
        named: table -> header.
        close: how close a cell must be.
    """
    told = [
        difference(name, header, have.get(name), arranged(case.tables.get(name, ())), close, case.judges.get(name))
        for name, header in named.items()
    ]
    return [reason for reason in told if reason is not None]


def findings(
    exhibit: Program,
    command: Sequence[str],
    cases: Sequence[Case],
    tables: Mapping[str, Mapping[str, str]],
    *,
    folder: str,
    out: str,
    close: Close,
    timeout: float,
    cpu: int,
) -> dict[str, list[str]]:
    """Check -> what is wrong with its tables in any of the cases, and for `INPUTS` which input was altered.

    Args:
        exhibit: who runs the program.
        command: the program, called with the folder as its only argument; see `cli.outcomes`.
        cases: what is asked.
        tables: check -> table -> header.
        folder: where a case's files are.
        out: the folder in it where tables are made.
        close: how close a cell must be.
        timeout: seconds of wall clock for all cases together.
        cpu: seconds of processor time for each.
    """
    calls = []
    paths = {name: f"{folder}/{out}/{name}.csv" for named in tables.values() for name in named}
    for case in cases:
        given = {f"{folder}/{name}": data for name, data in case.files.items()}
        calls.append(cli.Case((folder,), files=given, collect=(*paths.values(), *given)))
    found: dict[str, list[str]] = {check: [] for check in (*tables, INPUTS)}
    outcomes = cli.outcomes(exhibit, command, calls, timeout=timeout, cpu=cpu)
    for case, call, outcome in zip(cases, calls, outcomes, strict=True):
        files = {} if outcome is None else outcome.files
        have = {name: files.get(path) for name, path in paths.items()}
        for check, named in tables.items():
            found[check] += wrong(have, case, named, close)
        found[INPUTS] += [f"{path} was altered" for path, data in call.files.items() if files.get(path) != data][:1]
    return found
