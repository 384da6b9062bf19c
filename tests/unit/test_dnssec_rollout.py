"""The checks of the name service, without BIND: messages are read without trust, draws are sound, judges judge."""

import base64
import random
import re
import struct
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.authored import TASKS, modules_of, play

TASK = TASKS / "dnssec-rollout"


@pytest.fixture(scope="module")
def checks():
    with modules_of(TASK / "grader" / "checks") as load:
        yield SimpleNamespace(**{name: load(name) for name in ("wire", "servers", "plan", "stages")})


def answered(asked: bytes, *records: bytes, code: int = 0, flags: int = 0x8400, authority: int = 0) -> bytes:
    """An answer to a query: the records, of which the last are the authority's."""
    end = asked.index(b"\0", 12) + 5
    counts = struct.pack("!4H", 1, len(records) - authority, authority, 0)
    return asked[:2] + struct.pack("!H", flags | code) + counts + asked[12:end] + b"".join(records)


def record(kind: int, data: bytes, ttl: int = 3600) -> bytes:
    """A record of the name that was asked for."""
    return b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, ttl, len(data)) + data


def test_an_answer_says_what_its_records_say(checks):
    asked = checks.wire.question("crane.harbour.test", "A", 7, recurse=False, dnssec=True)
    message = checks.wire.read(
        asked, answered(asked, record(1, bytes([10, 44, 7, 21])), record(5, b"\x04mail\xc0\x12"))
    )
    assert (message.code, message.authoritative, message.authentic) == ("NOERROR", True, False)
    assert message.data("A", "crane.harbour.test") == {"10.44.7.21"}
    assert message.data("CNAME") == {"mail.harbour.test"}


def test_what_answers_another_question_or_goes_in_circles_says_nothing(checks):
    asked = checks.wire.question("crane.harbour.test", "A", 7, recurse=False, dnssec=False)
    other = checks.wire.question("crane.harbour.test", "AAAA", 7, recurse=False, dnssec=False)
    good = answered(asked, record(1, bytes(4)))
    assert checks.wire.read(asked, good).code == "NOERROR"
    circle = answered(asked, record(5, struct.pack("!H", 0xC000 + len(answered(asked)) + 12)))
    for bad in (
        b"",
        b"\0" * 5,
        good[:-1],
        answered(other),
        b"\0\x08" + good[2:],
        circle,
        answered(asked, flags=0x0400),
    ):
        assert checks.wire.read(asked, bad).code == ""


def test_judges_tell_what_a_stage_lacks(checks):
    asked = checks.wire.question("crane.harbour.test", "A", 7, recurse=True, dnssec=True)
    told = lambda *records, **options: checks.wire.read(asked, answered(asked, *records, **options))  # noqa: E731
    judge = checks.plan.gives("A", "10.44.7.21", ttl=3600, ad=True)
    right = record(1, bytes([10, 44, 7, 21]))
    assert judge(told(right, flags=0x8020)) is None
    assert "not authenticated" in judge(told(right))
    assert "SERVFAIL" in judge(told(code=2))
    assert "no answer" in judge(checks.wire.Message())
    assert "lives 60" in judge(told(record(1, bytes([10, 44, 7, 21]), 60), flags=0x8020))
    assert judge(told(right, record(1, bytes([10, 44, 7, 22])), flags=0x8020)) is not None
    assert checks.plan.refused(told(code=5)) is None
    assert checks.plan.refused(told(right)) is not None


def test_a_denial_needs_plain_nsec3(checks):
    asked = checks.wire.question("harbour.test", "MX", 7, recurse=True, dnssec=True)
    name = lambda *labels: b"".join(bytes([len(label)]) + label for label in labels) + b"\xc0\x0c"  # noqa: E731
    times = struct.pack("!5I", 1, 3600, 600, 1209600, 300)
    head = record(6, name(b"ns1") + name(b"hostmaster") + times, 300)
    proof = lambda flags, rounds: record(50, struct.pack("!BBHB", 1, flags, rounds, 0) + bytes([1, 0]), 300)  # noqa: E731
    judge = checks.plan.missing("harbour.test", "NOERROR", nsec3=True)
    read = lambda *records: checks.wire.read(asked, answered(asked, *records, authority=len(records)))  # noqa: E731
    assert judge(read(head, proof(0, 0))) is None
    assert judge(read(head)) is not None
    assert judge(read(head, proof(1, 0))) is not None
    assert judge(read(head, proof(0, 10))) is not None
    assert judge(read(head, proof(0, 0), record(47, b"\xc0\x0c"))) is not None
    assert checks.plan.missing("harbour.test")(read(head)) is not None


def test_no_two_hosts_of_a_draw_share_a_name_or_an_address(checks):
    for seed in range(300):
        hosts = checks.plan.drawn(random.Random(seed))
        octets = [*hosts.harbour.values(), *hosts.yard.values(), *hosts.leases.values(), *hosts.free]
        assert len(octets) == len(set(octets))
        assert max(hosts.harbour.values()) < 128 < min([*hosts.yard.values(), *hosts.leases.values()])
        names = [*hosts.harbour, *list(hosts.yard)[1:], *hosts.leases, *hosts.ghosts, *hosts.banned]
        assert len(names) == len(set(names))
        assert len(hosts.ghosts) > 9


def test_every_check_is_asked_something_that_silence_fails(checks):
    hosts = checks.plan.drawn(random.Random(1))
    plan = checks.stages.planned(hosts, random.Random(2))
    found = plan.findings([None] * len(plan.steps))
    declared = set(re.findall(r'^id = "(.*)"', (TASK / "grader" / "checks.toml").read_text(), re.M))
    assert set(found) == declared - {"given"}
    assert all(found.values())
    queries = [base64.b64decode(step["query"]) for step in plan.steps if "query" in step]
    assert len({query[:2] for query in queries}) == len(queries)


def test_what_is_replaced_for_a_grade_is_what_was_given(checks):
    files = checks.plan.files(checks.plan.drawn(random.Random(1)))
    workspace = TASK / "recipe" / "workspace"
    given = {path for path in workspace.rglob("*") if path.parent.name in ("inventory", "secrets")}
    assert {workspace / path for path in files} == given
    spec = (workspace / "SPEC.md").read_text(encoding="utf-8")
    assert re.findall(r"^\d+\. \*\*(.*)\.\*\*", spec, re.M) == list(checks.stages.STAGES)[:-1]


def test_the_reference_copies_nothing_that_is_replaced(tmp_path):
    done = play(TASK, "recipe/workspace", tmp_path / "done", left_out=range(20, 28))
    given = [path for path in done.rglob("*") if path.parent.name in ("inventory", "secrets")]
    words = set(re.findall(r"[A-Za-z0-9+/=]{40,}|fd44:\S+", "".join(path.read_text() for path in given)))
    assert len(words) >= 4
    for path in done.rglob("*.*"):
        if path.is_file() and path not in given and path.name != Path("SPEC.md").name:
            assert not [word for word in words if word in path.read_text()], path
