"""The sql kind: the artifact's scripts run in memory, and queries, attempts and copies leave them alone."""

import subprocess
import sys

from examiner.kinds.sql import Step, play

TABLE = Step("script", "CREATE TABLE t (n INTEGER PRIMARY KEY CHECK (n > 0)); INSERT INTO t VALUES (1), (2);")
ROWS = Step("query", "SELECT n FROM t ORDER BY n")


class Local:
    """Runs programs as the tester."""

    def run(self, argv, *, stdin, timeout, cwd):
        return subprocess.run([sys.executable, *argv[1:]], input=stdin, capture_output=True, timeout=timeout, cwd=cwd)


def run(*steps):
    return play(Local(), steps)


def test_a_script_is_one_transaction_and_is_undone_if_a_statement_fails():
    made, failed, rows = run(TABLE, Step("script", "INSERT INTO t VALUES (3); INSERT INTO t VALUES (-1);"), ROWS)
    assert made.error is None
    assert failed.error is not None and failed.error.startswith("IntegrityError")
    assert rows.rows == [[1], [2]]


def test_a_script_that_ends_the_transaction_by_itself_fails():
    _, broken = run(TABLE, Step("script", "INSERT INTO t VALUES (3); COMMIT; INSERT INTO t VALUES (4);"))
    assert broken.error is not None and broken.error.startswith("OperationalError")


def test_an_attempt_tells_the_last_rows_or_why_it_was_refused_and_is_undone():
    _, made, refused, rows = run(
        TABLE,
        Step("attempt", "INSERT INTO t VALUES (7); SELECT max(n) FROM t"),
        Step("attempt", "DELETE FROM t; INSERT INTO t VALUES (0)"),
        ROWS,
    )
    assert made.rows == [[7]]
    assert refused.error is not None and refused.error.startswith("IntegrityError")
    assert rows.rows == [[1], [2]]


def test_foreign_keys_are_checked_in_attempts_and_not_in_scripts():
    child = Step("script", "CREATE TABLE c (n INTEGER REFERENCES t(n)); INSERT INTO c VALUES (9);")
    _, loose, tight = run(TABLE, child, Step("attempt", "INSERT INTO c VALUES (8)"))
    assert loose.error is None
    assert tight.error is not None and "FOREIGN KEY" in tight.error


def test_a_copy_is_another_database():
    _, _, gone, rows, missing = run(
        TABLE,
        Step("copy", "main", "other"),
        Step("script", "DROP TABLE t;", "other"),
        ROWS,
        Step("query", ROWS.sql, "other"),
    )
    assert gone.error is None and rows.rows == [[1], [2]]
    assert missing.error is not None and "no such table" in missing.error


def test_steps_after_the_end_of_the_process_are_not_answered():
    class Ends(Local):
        def run(self, argv, *, stdin, timeout, cwd):
            return subprocess.run([sys.executable, "-c", "pass"], input=b"", capture_output=True)

    assert [answer.error for answer in play(Ends(), [TABLE, ROWS])] == ["none", "none"]
