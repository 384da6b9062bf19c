"""The checks of the merged directory, without slapd: messages, draws that tell of every rule, migration, judges."""

import importlib
import random
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.authored import TASKS, modules_of, play

TASK = TASKS / "directory-merge"
DRAWS = 10


@pytest.fixture(scope="module")
def checks():
    names = ("wire", "plan", "records", "stages", "fragments", "world", "exports", "truth")
    with modules_of(TASK / "grader" / "checks", TASK / "recipe" / "model") as load:
        yield SimpleNamespace(**{name: load(name) for name in names})


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """The workspace after the reference."""
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("directory") / "done")


@pytest.fixture(scope="module")
def migrate(done, tmp_path_factory):
    """Runs the reference's migration here, with or without some of its rules."""
    sys.path.insert(0, str(done))
    main = importlib.import_module("migrate.__main__")
    ldif = importlib.import_module("migrate.ldif")
    rules = sorted(path.stem for path in (done / "migrate" / "rules").glob("[0-9]*.py"))
    modules = {name: importlib.import_module(f"migrate.rules.{name}") for name in rules}
    folder = tmp_path_factory.mktemp("exports")

    def run(files: dict[str, bytes], without: str = "") -> dict[str, dict[str, set[str]]]:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        merge = main.Merge(folder)
        for name, module in modules.items():
            if name != without:
                module.apply(merge)
        found = ldif.parsed(ldif.written(merge.finished()))
        return {dn: {name: set(values) for name, values in entry.items()} for dn, entry in found}

    yield SimpleNamespace(run=run, rules=rules)
    sys.path.remove(str(done))
    for name in [name for name in sys.modules if name.partition(".")[0] == "migrate"]:
        del sys.modules[name]


def drawn(checks, seed: int):
    rng = random.Random(seed)
    companies = checks.world.drawn(rng)
    return companies, checks.exports.files(companies, rng)


def bare(entries):
    """Without passwords, whose salts differ."""
    return {
        dn: {name: set(values) for name, values in entry.items() if name != "userPassword"}
        for dn, entry in entries.items()
    }


def test_the_migration_of_the_reference_brings_what_was_worked_out_from_the_draw(checks, migrate):
    for seed in range(DRAWS):
        companies, files = drawn(checks, seed)
        assert bare(migrate.run(files)) == bare(checks.truth.merged(companies).entries), seed


def test_every_draw_brings_every_rule_to_bear(checks, migrate):
    assert len(migrate.rules) > 50
    for seed in range(2):
        companies, files = drawn(checks, seed)
        right, whole = bare(checks.truth.merged(companies).entries), migrate.run(files)
        for rule in migrate.rules:
            try:
                found = migrate.run(files, rule)
            except (AttributeError, KeyError, IndexError, ValueError):
                continue  # another rule can't do without it
            passwords = {dn for dn in whole if ("userPassword" in whole[dn]) != ("userPassword" in found.get(dn, {}))}
            assert passwords or bare(found) != right, f"draw {seed} tells nothing of {rule}"


def test_nobody_shares_what_must_be_ones_own(checks):
    for seed in range(200):
        companies, _ = drawn(checks, seed)
        merged = checks.truth.merged(companies)
        people = [entry for dn, entry in merged.entries.items() if dn.startswith("uid=")]
        for name in ("uid", "mail", "abEmployeeId", "uidNumber", "abFormerDn"):
            values = [value for entry in people for value in entry[name]]
            assert len(values) == len(set(values)), name
        assert not {one.uid for one in companies.people} & set(companies.ghosts)
        assert len(set(companies.services.values())) == len(checks.world.SERVICES)
        assert all(len(entry.get("member", "x")) > 0 for entry in merged.entries.values())


def test_what_is_sent_can_be_read(checks):
    wire = checks.wire
    assert wire.bind("cn=a", "b").hex() == "600c020103040463" + "6e3d61800162"
    assert wire.message(5, wire.delete("cn=a"))[:7].hex() == "30090201054a04"
    assert wire.filtered("(&(a=b)(!(c=*))(d>=1))").hex() == "a015" + "a306040161040162a2038701" + "63a506040164040131"
    assert wire.filtered("(a=b*c*d)").hex() == "a40e0401613009" + "800162" + "810163" + "820164"
    assert wire.filtered(r"(a=\2a)")[-1:] == b"*"
    for wrong in ("a=b", "(a=b)(c=d)"):
        with pytest.raises(ValueError):
            wire.filtered(wrong)
    assert wire.integer(128).hex() == "02020080"
    assert wire.tlv(4, b"x" * 300)[:4].hex() == "0482012c"


def answered(wire, code: int = 0, *entries: tuple[str, dict[str, list[bytes]]]) -> bytes:
    """What a server answers to a search."""
    told = b""
    for dn, values in entries:
        several = [
            wire.tlv(0x30, wire.octets(name), wire.tlv(0x31, *map(wire.octets, some))) for name, some in values.items()
        ]
        told += wire.message(3, wire.tlv(0x64, wire.octets(dn), wire.tlv(0x30, *several)))
    return told + wire.message(3, wire.tlv(0x65, wire.integer(code, 10), wire.octets(""), wire.octets("why")))


def test_an_answer_says_what_it_says(checks):
    wire = checks.wire
    data = answered(wire, 4, ("uid=a,ou=people", {"cn": [b"A", b"B"]}))
    answer = wire.read(data)
    assert (answer.code, answer.text, len(answer.entries)) == (4, "why", 1)
    assert answer.entries[0].values == {"cn": [b"A", b"B"]}
    for bad in (b"", data[:-1], data + b"\x30", b"\x30\x84\xff\xff\xff\xff", b"\x30\x80\x00\x00", b"\x30\x02\x02\x00"):
        assert wire.read(bad).code == -1
    referral = wire.tlv(
        0x65, wire.integer(10, 10), wire.octets(""), wire.octets(""), wire.tlv(0xA3, wire.octets("ldap://x"))
    )
    assert wire.read(wire.message(1, referral)).referrals == ("ldap://x",)


def test_judges_tell_what_is_wrong(checks):
    wire, plan = checks.wire, checks.plan
    entry = ("UID=a, ou=people", {"cn": [b"A"], "manager": [b"cn=X, ou=y"]})
    read = lambda *entries, code=0: wire.read(answered(wire, code, *entries))  # noqa: E731
    judge = plan.finds({"uid=a,ou=people": {"cn": {"A"}, "manager": {"cn=x,ou=y"}}}, ["cn", "manager"])
    assert judge(read(entry)) is None
    assert "0 entries" in judge(read())
    assert "4" in judge(read(entry, code=4))
    assert "cn" in judge(read((entry[0], {"cn": [b"a"], "manager": [b"cn=X,ou=y"]})))
    assert "manager" in judge(read((entry[0], {"cn": [b"A"]})))
    assert plan.shows("cn", None)(read((entry[0], {}))) is None
    assert plan.shows("cn", None)(read(code=32)) is None
    assert plan.shows("cn", None)(read(entry)) is not None
    assert plan.hides(read(code=32)) is None
    assert plan.hides(read(entry)) is not None
    assert plan.counts(4, 1)(read(entry, code=4)) is None
    assert plan.orders("cn", ["A"])(read(entry)) is None
    assert plan.hashed("{SSHA}")(read((entry[0], {"userPassword": [b"{SSHA}x"]}))) is None
    assert plan.hashed("{", "word")(read((entry[0], {"userPassword": [b"{CLEARTEXT}word"]}))) is not None


def test_silence_fails_every_stage(checks):
    companies, _ = drawn(checks, 1)
    plan = checks.stages.planned(companies)
    found = plan.findings([b""] * len(plan.steps))
    declared = set(re.findall(r'^id = "(.*)"', (TASK / "grader" / "checks.toml").read_text(), re.M))
    assert set(found) == declared - {"given", "plain"}
    assert all(found.values())


def test_who_allows_everything_and_who_denies_everything_fails_each_stage_of_rights(checks):
    wire = checks.wire
    companies, _ = drawn(checks, 2)
    plan = checks.stages.planned(companies)
    for code in (0, 50):
        found = plan.findings([answered(wire, code)] * len(plan.steps))
        assert all(found[stage] for stage in ("self", "passwords", "desks", "services", "searches", "former", "audit"))


def test_no_more_connections_are_open_at_a_time_than_the_driver_may_have(checks):
    companies, _ = drawn(checks, 3)
    lasting = {name for name, _ in checks.stages.planned(companies).steps if not name.startswith("try ")}
    assert len(lasting) < 120


def test_fragments_that_load_something_are_seen(checks):
    barred = checks.fragments.barred
    for text in (
        "moduleload x",
        "ModuleLoad x",
        "a\nmodul\n eload x",
        '"moduleload" x',
        "index uid eq\n include /x",
        "include /x",
    ):
        assert barred(text) or text.startswith("index"), text
    for text in ("# moduleload x", "index uid eq\n  moduleload", "attributetype ( 1 NAME 'include' )"):
        assert not barred(text), text


def test_the_grader_puts_the_configuration_together_as_the_agent_does(checks, done):
    given = checks.fragments.given(TASK / "recipe" / "workspace")

    class Artifact:
        def glob(self, pattern: str) -> list[str]:
            return [path.relative_to(done).as_posix() for path in done.glob(pattern)]

        def bytes(self, path: str) -> bytes:
            return (done / path).read_bytes()

    text = checks.fragments.assembled(Artifact(), given.PARTS)
    assert text == given.assembled(done)
    assert text.count("\noverlay ") > 7
    assert checks.fragments.barred("".join(path.read_text() for path in Path(done).glob("*/*.conf"))) == []


def test_the_specification_has_the_stages(checks):
    spec = (TASK / "recipe" / "workspace" / "SPEC.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \d+\. (.*)$", spec, re.M) == list(checks.stages.STAGES)
    for name in (*checks.world.DESKS, *checks.world.SERVICES, *checks.records.BRANCHES):
        assert f"`{name}`" in spec or f"ou={name}" in spec, name
