"""The postgres kind: a real server, sessions that wait for each other, and what is seen of locks.

Needs PostgreSQL 15 on this machine; the kind itself only ever runs in grader images, which have it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "graders"))

from examiner.kinds.postgres import PROGRAMS, Beside, Step, play, prepare, statements

needs_server = pytest.mark.skipif(not Path(PROGRAMS, "postgres").exists(), reason="no PostgreSQL 15 here")

FILL = "INSERT INTO t SELECT n, n FROM generate_series(1, 90) n"
TABLE = Step("script", statements=("CREATE TABLE t (n integer PRIMARY KEY, m integer)", FILL), needed=True)
TABLE_ROWS = Step("run", "SELECT count(*) FROM t")
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


def writer(at, number):
    begin = Step("run", f"BEGIN; INSERT INTO t VALUES ({number}, 1)", session="writer", role="app")
    return Beside(at, begin, Step("run", "COMMIT", session="writer", role="app"))


IMPATIENT = {"lock_timeout": "50"}


@needs_server
def test_a_script_that_is_refused_a_lock_is_begun_again_when_the_writer_is_done(run):
    added = script("ALTER TABLE t ADD o integer", settings=IMPATIENT, beside=(writer(0, 200),))
    calm = script("SELECT 1", settings=IMPATIENT, beside=(writer(0, 201), writer(7, 202)))
    _, _, first, rows, second, more = run(
        TABLE, GRANT, added, Step("run", "SELECT count(o), count(*) FROM t"), calm, TABLE_ROWS
    )
    assert (first.error, first.retried) == (None, 1)
    assert rows.rows == [["0", "91"]]
    assert (second.error, second.retried) == (None, 0)
    assert more.rows == [["93"]]


@needs_server
def test_what_an_index_leaves_behind_that_could_not_be_finished_is_in_the_way_of_the_next_try(run):
    text = ("SELECT 1", "CREATE INDEX CONCURRENTLY i ON t (m)")
    careless = script(*text, settings=IMPATIENT, beside=(writer(1, 200),))
    careful = script("DROP INDEX CONCURRENTLY IF EXISTS i", *text, settings=IMPATIENT, beside=(writer(2, 201),))
    _, _, failed, done, rows = run(TABLE, GRANT, careless, careful, TABLE_ROWS)
    assert failed.error is not None and failed.error.startswith("42P07")
    assert (done.error, done.retried) == (None, 1)
    assert rows.rows == [["92"]]


@needs_server
def test_nobody_begins_beside_an_open_transaction_and_a_write_that_fails_is_told(run):
    text = ("BEGIN", "LOCK TABLE t", "SELECT 1", "COMMIT", "SELECT 2")
    late = script(*text, settings=IMPATIENT, beside=(writer(2, 200),))
    lost = script("SELECT 1", settings=IMPATIENT, beside=(writer(0, 200),))
    _, _, done, told = run(TABLE, GRANT, late, lost)
    assert (done.error, done.retried) == (None, 0)
    assert told.error is not None and told.error.startswith("23505") and "a write" in told.error


@needs_server
def test_a_lost_connection_takes_what_was_not_committed_with_it(run):
    text = ("BEGIN", "DELETE FROM t WHERE n = 1", "COMMIT", "BEGIN", "INSERT INTO t VALUES (300)", "COMMIT")
    count = Step("run", "SELECT count(*), count(*) FILTER (WHERE n = 300) FROM t")
    _, cut, between, whole, after = run(TABLE, script(*text, cut=5), count, script(*text), count)
    assert (cut.error, whole.error) == (None, None)
    assert between.rows == [["89", "0"]]
    assert after.rows == [["90", "1"]]


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
