"""The sql kind: the artifact's SQL runs in a SQLite database in memory; the examiner's queries tell what came of it.

The driver is trusted and runs as the exhibit user; the artifact's part is text for SQLite, which can't reach it. What
should come out is worked out by the examiner from data that was drawn for this grade.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from examiner.kinds import _driver
from examiner.kinds._driver import Program

_DRIVER = """
import json, os, resource, sqlite3, sys
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
job = json.loads(sys.stdin.buffer.read())
bases = {}
def base(name):
    if name not in bases:
        bases[name] = sqlite3.connect(":memory:", isolation_level=None)
        bases[name].execute("PRAGMA foreign_keys = OFF")
    return bases[name]
def run(step):
    connection = base(step["base"])
    if step["kind"] == "copy":
        base(step["sql"]).backup(connection)
    elif step["kind"] == "query":
        return [list(row) for row in connection.execute(step["sql"]).fetchall()]
    elif step["kind"] == "script":
        try:
            connection.executescript("BEGIN;\\n" + step["sql"] + "\\nCOMMIT;")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    else:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        try:
            for statement in step["sql"].split(";"):
                rows = connection.execute(statement).fetchall()
            return [list(row) for row in rows]
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("PRAGMA foreign_keys = OFF")
for step in job:
    try:
        answer = {"rows": run(step), "error": None}
    except sqlite3.Error as error:
        answer = {"rows": None, "error": type(error).__name__ + ": " + str(error)}
    print("\\x1e" + json.dumps(answer), flush=True)
"""


@dataclass(frozen=True)
class Step:
    """One thing to do with a database; databases come into being, empty, when they are first named.

    Attributes:
        kind: `script` runs statements in one transaction, foreign keys unchecked, and is undone if one fails; `query`
            tells rows; `attempt` runs statements (no `;` inside one) with foreign keys checked, tells the rows of the
            last, and is undone; `copy` makes the database a copy of the one that `sql` names.
        sql: the statements.
        base: which database.
    """

    kind: Literal["script", "query", "attempt", "copy"]
    sql: str
    base: str = "main"


@dataclass(frozen=True)
class Answer:
    """What a step came to: `rows` of a query or attempt, or the `error` that SQLite told (`<type>: <message>`)."""

    rows: list[list[Any]] | None
    error: str | None


def play(runner: Program, steps: Sequence[Step], *, timeout: float = 30.0) -> list[Answer]:
    """Run the steps in order; what was never answered has the error `none`.

    Args:
        runner: who runs them.
        steps: what to do.
        timeout: seconds of wall clock for all of them.
    """
    job = [{"kind": step.kind, "sql": step.sql, "base": step.base} for step in steps]
    found = []
    for line in _driver.ask(runner, _DRIVER, job, timeout=timeout)[: len(steps)]:
        told = json.loads(line)
        found.append(Answer(told["rows"], told["error"]))
    return found + [Answer(None, "none")] * (len(steps) - len(found))
