"""The postgres kind: a real server, sessions that wait for each other, and what is seen of locks.

Needs PostgreSQL 15 on this machine; the kind itself only ever runs in grader images, which have it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "graders"))

from examiner.kinds.postgres import PROGRAMS, Step, play, prepare, statements

needs_server = pytest.mark.skipif(not Path(PROGRAMS, "postgres").exists(), reason="no PostgreSQL 15 here")

FILL = "INSERT INTO t SELECT n, n FROM generate_series(1, 90) n"
TABLE = Step("script", statements=("CREATE TABLE t (n integer PRIMARY KEY, m integer)", FILL), needed=True)
GRANT = Step("run", "GRANT ALL ON t TO app")


class Local:
    """Runs programs as somebody who is not root, which PostgreSQL refuses to be."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, argv, *, stdin, timeout, cwd, reads):
        assert reads == ()
        user = 65534 if os.geteuid() == 0 else None
        environment = {"PATH": os.environ["PATH"], "TMPDIR": str(self.folder)}
        return subprocess.run(
            ["/usr/bin/python3", *argv[1:]],
            input=stdin,
            capture_output=True,
            timeout=timeout,
            cwd=cwd,
            user=user,
            env=environment,
        )


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    # Unix sockets have short names, and nobody must be able to go there.
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o777)
        prepare(Path(place) / "pg")

        def played(*steps, **options):
            return play(Local(place), steps, prepared=f"{place}/pg", **options)

        yield played
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "0", place], check=True)


def script(*texts, **options):
    return Step("script", statements=texts, **options)


@needs_server
def test_a_script_leaves_what_it_did_and_queries_tell_text(run):
    made, rows = run(TABLE, Step("run", "SELECT n, NULL, n > 1 FROM t ORDER BY n LIMIT 2"))
    assert made.error is None
    assert rows.rows == [["1", None, "f"], ["2", None, "t"]]


@needs_server
def test_an_attempt_is_undone_and_tells_why_it_was_refused(run):
    _, once, twice, count = run(
        TABLE,
        Step("attempt", "INSERT INTO t VALUES (91); SELECT count(*) FROM t"),
        Step("attempt", "INSERT INTO t VALUES (1)"),
        Step("run", "SELECT count(*) FROM t"),
    )
    assert once.rows == [["91"]]
    assert twice.error is not None and twice.error.startswith("23505")
    assert count.rows == [["90"]]


@needs_server
def test_rows_that_are_read_under_a_lock_are_counted_and_those_read_without_one_are_not(run):
    checked, promised, proven, indexed, beside = run(
        TABLE,
        script("ALTER TABLE t ADD CONSTRAINT c CHECK (m > 0)"),
        script("ALTER TABLE t ADD CONSTRAINT d CHECK (m > 0) NOT VALID"),
        script("ALTER TABLE t VALIDATE CONSTRAINT d"),
        script("CREATE INDEX ON t (m)"),
        script("CREATE INDEX CONCURRENTLY ON t (m)"),
    )[1:]
    assert checked.locked_rows >= 90 and checked.locked_statements == 1
    assert promised.locked_rows == 0 and promised.locked_statements == 1
    assert (proven.locked_rows, proven.locked_statements) == (0, 0)
    assert indexed.locked_rows >= 90
    assert (beside.error, beside.locked_rows, beside.locked_statements) == (None, 0, 0)


@needs_server
def test_statements_behind_the_one_that_took_the_lock_count_up_to_the_commit(run):
    _, held, later = run(
        TABLE,
        script("BEGIN", "SELECT 1", "ALTER TABLE t ADD o integer", "SELECT 2", "UPDATE t SET o = 1", "COMMIT"),
        script("SELECT 1", "UPDATE t SET o = 2"),
    )
    assert (held.error, held.locked_statements) == (None, 3)
    assert held.locked_rows >= 90
    assert (later.locked_statements, later.locked_rows) == (0, 0)


@needs_server
def test_a_script_that_is_refused_a_lock_waits_for_the_writer_and_begins_again(run):
    opened = Step("run", "BEGIN; INSERT INTO t VALUES (200, 1)", session="writer", role="app")
    commit = Step("run", "COMMIT", session="writer", role="app")
    impatient = {"lock_timeout": "50"}
    _, _, _, added, rows, _, calm = run(
        TABLE,
        GRANT,
        opened,
        script("ALTER TABLE t ADD o integer", settings=impatient, waits_for=commit),
        Step("run", "SELECT count(*) FROM t WHERE o IS NULL"),
        Step("run", "BEGIN; INSERT INTO t VALUES (201, 1)", session="writer", role="app"),
        script("SELECT 1", settings=impatient, waits_for=commit),
    )
    assert (added.error, added.retried) == (None, True)
    assert rows.rows == [["91"]]
    assert (calm.error, calm.retried) == (None, False)


@needs_server
def test_a_lost_connection_takes_what_was_not_committed_with_it(run):
    text = ("BEGIN", "DELETE FROM t WHERE n = 1", "COMMIT", "BEGIN", "INSERT INTO t VALUES (300)", "COMMIT")
    _, twice, rows = run(TABLE, script(*text, cut=5), Step("run", "SELECT count(*) FROM t"))
    assert twice.error is None
    assert rows.rows == [["90"]]


@needs_server
def test_blocks_that_commit_by_themselves_and_unfinished_transactions(run):
    block = "DO $$ BEGIN UPDATE t SET m = 0 WHERE n < 10; COMMIT; UPDATE t SET m = 0 WHERE n > 9; COMMIT; END $$"
    parts = Step("run", "SELECT count(DISTINCT pg_xact_commit_timestamp(xmin)) FROM t")
    _, done, batches, open_end = run(TABLE, script(block), parts, script("BEGIN", "SELECT 1"))
    assert done.error is None
    assert batches.rows == [["2"]]
    assert open_end.error is not None and open_end.error.startswith("25P01")


@needs_server
def test_a_copy_is_another_database_and_nothing_follows_a_needed_step_that_failed(run):
    answers = run(
        TABLE,
        Step("copy", "main", base="back"),
        script("DROP TABLE t", base="back", needed=True),
        Step("run", "SELECT count(*) FROM t"),
        Step("drop", base="back"),
        script("DROP TABLE missing", needed=True),
        Step("run", "SELECT 1"),
    )
    assert [answer.error for answer in answers[:5]] == [None] * 5
    assert answers[3].rows == [["90"]]
    assert answers[5].error is not None and answers[5].error.startswith("42P01")
    assert answers[6].error == "none"


@needs_server
def test_the_owner_reaches_neither_files_nor_programs(run):
    read, ran = run(
        Step("run", "COPY (SELECT 1) TO PROGRAM 'true'"),
        Step("run", "SELECT pg_read_file('/etc/passwd')"),
    )
    assert read.error is not None and read.error.startswith("42501")
    assert ran.error is not None and ran.error.startswith("42501")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
        ("-- only; a comment\n/* and /* another; */ one; */ ;;", []),
        ("SELECT ';', \"a;b\", E'\\';', $$;$$, $x$ $$; $x$;SELECT 2;", None),
        ("DO $$ BEGIN PERFORM 1; END $$; SELECT 2", ["DO $$ BEGIN PERFORM 1; END $$", "SELECT 2"]),
        (
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3",
            [
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
                "SELECT 3",
            ],
        ),
        ("BEGIN; SELECT 1; END; SELECT 2", ["BEGIN", "SELECT 1", "END", "SELECT 2"]),
        ("CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2); SELECT 3", None),
    ],
)
def test_statements_are_told_apart(text, wanted):
    found = statements(text)
    if wanted is None:
        assert len(found) == 2
    else:
        assert list(found) == wanted
