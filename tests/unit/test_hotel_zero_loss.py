"""The hotel task on a real PostgreSQL: its reference passes, and classic mistakes fail where they are made.

Needs PostgreSQL 15 on this machine.
"""

import os
import random
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path

import pytest
from examiner.artifact import Artifact
from examiner.kinds import postgres
from support.authored import TASKS, modules_of, play

TASK = TASKS / "hotel-zero-loss"
pytestmark = pytest.mark.skipif(not Path(postgres.PROGRAMS, "postgres").exists(), reason="no PostgreSQL 15 here")


class Local:
    """Runs programs as somebody who is not root, which PostgreSQL refuses to be."""

    def __init__(self, place):
        self.place = place

    def run(self, argv, *, stdin, timeout, cwd, reads):
        user = 65534 if os.geteuid() == 0 else None
        told = {"PATH": os.environ["PATH"], "TMPDIR": self.place}
        command = ["/usr/bin/python3", *argv[1:]]
        return subprocess.run(command, input=stdin, capture_output=True, timeout=timeout, cwd=cwd, user=user, env=told)


@pytest.fixture(scope="module")
def checks():
    with modules_of(TASK / "grader" / "checks") as load:
        yield load("test_migrations")


@pytest.fixture(scope="module")
def server():
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o777)
        postgres.prepare(Path(place) / "pg")
        yield place
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "0", place], check=True)


@pytest.fixture
def graded(checks, server, monkeypatch):
    monkeypatch.setattr(checks, "BASELINE", TASK / "recipe/workspace/migrations/0001_baseline.up.sql")
    monkeypatch.setattr(checks.postgres, "play", partial(postgres.play, prepared=f"{server}/pg"))

    def grade(folder, seed=1):
        return checks.findings.__wrapped__(Local(server), Artifact(str(folder)), lambda name: random.Random(seed))

    return grade


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """What the reference writes."""
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("hotel") / "workspace")


def test_the_reference_passes_on_what_is_drawn_now(graded, reference):
    assert {name: reason for name, reason in graded(reference, seed=None).items() if reason} == {}


def test_nothing_is_done_on_the_untouched_task(graded):
    assert None not in graded(TASK / "recipe" / "workspace").values()


MISTAKES = {
    "what is cut off can't be begun again": (
        "names_expand",
        "up",
        "already exists",
        [("BEGIN;\nALTER", "ALTER"), ("COMMIT;\n", "")],
    ),
    "the expansion fills old rows": (
        "names_expand",
        "up",
        "not",
        [("COMMIT;", "COMMIT;\nUPDATE guest SET name = name WHERE id < 9;")],
    ),
    "everything is filled at once": ("names_backfill", "up", "too many rows", [("LIMIT 40", "LIMIT 400")]),
    "a rule is proven while writers wait": ("names_enforce", "up", "locks writers out", [(" NOT VALID", "")]),
    "the way back forgets the old application": (
        "names_contract",
        "down",
        "a write is lost",
        [("CREATE TRIGGER", "-- CREATE TRIGGER")],
    ),
    "the hour that comes twice is moved by an update of the amount": (
        "times_expand",
        "up",
        "payment",
        [("ELSIF TG_OP = 'INSERT' OR NEW.paid_at IS DISTINCT FROM OLD.paid_at OR", "ELSE--")],
    ),
    "an index is built while writers wait": (
        "times_enforce",
        "up",
        "locks writers out",
        [("CREATE INDEX CONCURRENTLY", "CREATE INDEX")],
    ),
    "what is left of an index that was held up is in the way": (
        "times_enforce",
        "up",
        "already exists",
        [("DROP INDEX CONCURRENTLY IF EXISTS payment_paid;", "")],
    ),
    "the sequence stays narrow": ("ids_switch", "up", "32 bits", [("AS bigint OWNED", "OWNED")]),
    "a partition is missing": (
        "events_expand",
        "up",
        "a write is lost",
        [("CREATE TABLE event_rest PARTITION OF event_parted DEFAULT;", "")],
    ),
    "the odd cents are lost": (
        "nights_expand",
        "up",
        "booking",
        [("cents / NEW.nights + (n < cents % NEW.nights)::integer", "cents / NEW.nights")],
    ),
    "one who is overbooked is in others' way": (
        "nights_doubles",
        "up",
        "booking",
        [("ours.live AND theirs.live", "ours.live")],
    ),
    "a room can be sold twice": ("nights_rooms", "up", "index", [("CREATE UNIQUE INDEX", "CREATE INDEX")]),
}
"""Mistake -> the migration and way that has it, what is said of it, and how to make it."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_classic_mistake_fails_at_the_migration_that_makes_it(graded, reference, tmp_path, mistake, checks):
    stage, way, reason, changes = MISTAKES[mistake]
    folder = tmp_path / "workspace"
    shutil.copytree(reference, folder)
    number = checks.LEVELS[stage]
    for path in (folder / "migrations").iterdir():
        if int(path.name[:4]) > number:
            path.unlink()
    path = folder / "migrations" / f"{number:04}_{stage}.{way}.sql"
    for one, other in changes:
        assert one in path.read_text()
        path.write_text(path.read_text().replace(one, other))
    found = graded(folder)
    assert found[stage] is not None and reason in found[stage], found[stage]
    before = checks.STAGES[: checks.STAGES.index(stage)]
    assert {name: found[name] for name in before if found[name]} == {}
