"""The postgres kind: the artifact's SQL runs in a real PostgreSQL, beside writers; queries tell what came of it.

The server belongs to the exhibit user and listens on a Unix socket alone. The artifact's SQL runs as a role that is no
superuser, statement by statement: between two of them the driver looks which locks are held and how many rows were
read, so that "writers were not locked out" is counted in rows and statements, never in seconds.

A task's grader image prepares what a start needs, once:

    python3 -m examiner.kinds.postgres /opt/postgres
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from examiner.kinds import _driver
from examiner.kinds._driver import Program

PROGRAMS = "/usr/lib/postgresql/15/bin"
PREPARED = "/opt/postgres"
SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
track_commit_timestamp = on
shared_buffers = 16MB
dynamic_shared_memory_type = mmap
max_connections = 24
max_worker_processes = 1
max_logical_replication_workers = 0
max_parallel_workers = 0
max_parallel_workers_per_gather = 0
wal_level = minimal
max_wal_senders = 0
min_wal_size = 2MB
max_wal_size = 64MB
jit = off
timezone = 'UTC'
"""

SEGMENT = r"""
/* PostgreSQL guards its folder with one small System V segment. The clean room has no System V IPC, since such objects
   outlive the processes that made them; here the segment is memory that parent and children share. */
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
static size_t length;
int shmget(key_t key, size_t size, int flags) { (void)key; (void)flags; length = size; return 1; }
void *shmat(int id, const void *at, int flags) {
    (void)id; (void)flags;
    return mmap((void *)at, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}
int shmdt(const void *at) { return munmap((void *)at, length); }
int shmctl(int id, int what, struct shmid_ds *told) {
    (void)id;
    if (what == IPC_STAT) memset(told, 0, sizeof *told);
    return 0;
}
"""


@dataclass(frozen=True)
class Step:
    """One thing to do. Databases are `main` and copies of it; sessions come into being when they are first named.

    Attributes:
        kind: `run` sends SQL in a session, which may leave a transaction open, and tells the last rows; `attempt` does
            so in a transaction that is undone; `script` runs `statements` as a file of migrations is run, each by
            itself, in a session of its own; `copy` makes `base` a copy of the database that `sql` names, after all
            sessions of that one are closed; `drop` removes a copy.
        sql: statements, all at once (`run`, `attempt`), or a database.
        base: which database.
        session: which session of it.
        role: whose session; the first of `play`'s roles owns `main`.
        settings: of a new session, such as `lock_timeout`.
        statements: of a `script`; see `statements`.
        cut: a `script` loses its connection after so many statements; 0: it is run to its end.
        beside: what other sessions do while a script runs, in the order of their places.
        needed: if this fails, nothing more is done.
    """

    kind: Literal["run", "attempt", "script", "copy", "drop"]
    sql: str = ""
    base: str = "main"
    session: str = "one"
    role: str = "owner"
    settings: Mapping[str, str] = field(default_factory=dict)
    statements: tuple[str, ...] = ()
    cut: int = 0
    beside: tuple["Beside", ...] = ()
    needed: bool = False

    def job(self) -> dict[str, Any]:
        """The step as JSON."""
        told = {**vars(self), "settings": dict(self.settings), "statements": list(self.statements)}
        told["beside"] = [{"at": one.at, "begin": one.begin.job(), "end": one.end.job()} for one in self.beside]
        return told


@dataclass(frozen=True)
class Beside:
    """What a session does that has a transaction open while a script runs.

    It ends after the next statement or transaction of the script; if that is refused a lock (its `lock_timeout` has to
    be set), the script is run again from its beginning after it.

    Attributes:
        at: before which statement, from 0, it begins; later if the script has a transaction open there.
        begin: a `run` that leaves a transaction open.
        end: a `run` that ends it.
    """

    at: int
    begin: Step
    end: Step


@dataclass(frozen=True)
class Answer:
    """What a step came to.

    Attributes:
        rows: of a query, values as PostgreSQL's text or None.
        error: `<SQLSTATE>: <message>`, or None; `none` if the step was never answered.
        retried: how often a script was refused a lock and begun again.
        locked_rows: the most rows that one transaction of a script read or changed which held a lock on a table (of
            the schema public, there before it) that keeps writers out. What a DO block or a procedure that commits by
            itself does is not counted.
        locked_statements: the most statements for which one such lock was held.
    """

    rows: list[list[str | None]] | None
    error: str | None
    retried: int = 0
    locked_rows: int = 0
    locked_statements: int = 0


def play(
    runner: Program,
    steps: Sequence[Step],
    *,
    roles: Sequence[str] = ("owner", "app"),
    timeout: float = 60.0,
    programs: str = PROGRAMS,
    prepared: str = PREPARED,
) -> list[Answer]:
    """Start a server, do the steps in order, and end it.

    Args:
        runner: who runs it.
        steps: what to do.
        roles: roles that can log in; `main` belongs to the first.
        timeout: seconds of wall clock for everything.
        programs: where PostgreSQL's programs are.
        prepared: what `prepare` made.
    """
    preload = f"{prepared}/segment.so"
    job = {
        "program": f"{programs}/postgres",
        "template": f"{prepared}/data",
        "preload": preload if os.path.exists(preload) else None,
        "roles": list(roles),
        "steps": [step.job() for step in steps],
    }
    driver = Path(__file__).with_name("_postgres_inside.py").read_text(encoding="utf-8")
    found = []
    for line in _driver.ask(runner, driver, job, timeout=timeout, reads=())[: len(steps)]:
        told = json.loads(line)
        found.append(
            Answer(
                told.get("rows"),
                told["error"],
                told.get("retried", 0),
                told.get("locked_rows", 0),
                told.get("locked_statements", 0),
            )
        )
    return found + [Answer(None, "none")] * (len(steps) - len(found))


_TOKEN = re.compile(
    r"""
    (?P<skip> --[^\n]* | \s+ )
    | (?P<comment> /\* )
    | (?P<escaped> \b[eE]'(?:[^'\\]|\\.|'')*' )
    | (?P<text> '(?:[^']|'')*' | "(?:[^"]|"")*" )
    | (?P<dollar> (?<![\w$])\$(?:[^\W\d]\w*)?\$ )
    | (?P<word> [^\W\d][\w$]* | \d\w* )
    | (?P<end> ; )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def statements(sql: str) -> tuple[str, ...]:
    """The statements of a file, without the semicolons behind them, told apart as psql does.

    A semicolon in a string, an identifier, a comment, a dollar-quoted text or the `BEGIN ATOMIC` body of a function
    ends nothing. What is not closed goes on to the end of the file, and PostgreSQL will refuse it.
    """
    found: list[str] = []
    at = begun = depth = round_brackets = 0
    words: list[str] = []
    while at < len(sql):
        match = _TOKEN.match(sql, at)
        if match is None:
            raise RuntimeError("a character that is no token")
        kind, text, at = match.lastgroup, match.group(), match.end()
        if kind == "comment":
            at = _end_of_comment(sql, at)
        elif kind == "dollar":
            closed = sql.find(text, at)
            at = len(sql) if closed < 0 else closed + len(text)
            words.append(text)
        elif kind == "word":
            words.append(text.upper())
            body = words[0] == "CREATE" and {"FUNCTION", "PROCEDURE"} & set(words[:5])
            if body and words[-2:] == ["BEGIN", "ATOMIC"]:
                depth = 1
            elif depth and words[-1] == "CASE":
                depth += 1
            elif depth and words[-1] == "END":
                depth -= 1
        elif kind == "other":
            words.append(text)
            round_brackets = max(0, round_brackets + {"(": 1, ")": -1}.get(text, 0))
        elif kind == "end" and not depth and not round_brackets:
            if words:
                found.append(sql[begun : match.start()].strip())
            begun, words = at, []
        elif kind != "skip":
            words.append(text)
    return (*found, sql[begun:].strip()) if words else tuple(found)


def _end_of_comment(sql: str, at: int) -> int:
    """Where the comment ends that was opened before `at`; comments nest."""
    depth = 1
    for match in re.compile(r"/\*|\*/").finditer(sql, at):
        depth += 1 if match.group() == "/*" else -1
        if not depth:
            return match.end()
    return len(sql)


def prepare(folder: Path, programs: str = PROGRAMS) -> None:
    """Make what a start needs: `data`, which each server copies, and `segment.so`.

    Done when the grader's image is built, by root, with a C compiler; initdb wants to be nobody in particular.

    Raises:
        subprocess.CalledProcessError: initdb or the compiler failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
    subprocess.run(
        [
            f"{programs}/initdb",
            *("-D", str(folder / "data"), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"),
            *("--wal-segsize=1", "--no-sync"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        user=65534 if root else None,
        cwd="/",
    )
    with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    compiler = ["cc", "-O2", "-shared", "-fPIC", "-x", "c", "-", "-o", str(folder / "segment.so")]
    subprocess.run(compiler, input=SEGMENT.encode(), check=True)
    subprocess.run(["chmod", "-R", "a+rX", str(folder)], check=True)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
