"""The task of the hardware engineer, without Docker: its machine against known results, its reference against that."""

import base64
import json
import random
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from support.authored import TASKS, Local, modules_of, play

TASK = TASKS / "riscv-core"
ISA, WORKSPACE, CHECKS = TASK / "recipe" / "isa", TASK / "recipe" / "workspace", TASK / "grader" / "checks"
needs_iverilog = pytest.mark.skipif(shutil.which("iverilog") is None, reason="no Icarus Verilog here")


@pytest.fixture(scope="module")
def load():
    with modules_of(ISA, CHECKS) as loads:
        yield loads


@pytest.fixture(scope="module")
def isa(load):
    return load("isa")


@pytest.fixture(scope="module")
def alu(load):
    return load("alu")


@pytest.fixture(scope="module")
def programs(load):
    return load("programs")


@pytest.fixture(scope="module")
def order(load):
    return load("writer").ORDER


@pytest.fixture(scope="module")
def source(load):
    return load("design")


@pytest.fixture(scope="module")
def core(tmp_path_factory) -> Path:
    return play(TASK, "recipe/workspace", tmp_path_factory.mktemp("core") / "done")


KNOWN = [
    ("ADDI", {"d": 1, "s": 2, "i": -1}, 0xFFF10093),
    ("LUI", {"d": 5, "i": 0x12345}, 0x123452B7),
    ("SW", {"s": 2, "t": 3, "i": -4}, 0xFE312E23),
    ("JAL", {"d": 1, "i": -4}, 0xFFDFF0EF),
    ("BEQ", {"s": 1, "t": 2, "i": -8}, 0xFE208CE3),
    ("SRAI", {"d": 1, "s": 1, "i": 31}, 0x41F0D093),
    ("LR.W", {"d": 5, "s": 1}, 0x1000A2AF),
    ("TRET", {}, 0x30200073),
    ("C.ADDI", {"d": 0, "i": 0}, 0x0001),
    ("C.ADDI4SPN", {"d": 8, "i": 4}, 0x0040),
    ("C.J", {"i": -2}, 0xBFFD),
    ("C.JR", {"d": 1}, 0x8082),
    ("C.EBREAK", {}, 0x9002),
    ("C.MV", {"d": 10, "t": 11}, 0x852E),
]


@pytest.mark.parametrize(("name", "fields", "word"), KNOWN, ids=[name for name, *_ in KNOWN])
def test_a_word_is_the_one_that_assemblers_make(isa, name, fields, word):
    assert isa.INSTRUCTIONS[name].encode(**fields) == word
    instruction, found = isa.decoded(word)
    assert instruction.name == name
    assert {letter: found[letter] for letter in fields} == fields


def test_every_word_comes_apart_as_it_was_made(isa):
    rng = random.Random(1)
    for one in isa.INSTRUCTIONS.values():
        for _ in range(20):
            word = rng.getrandbits(len(one.bits)) & ~one.mask | one.match
            assert one.encode(**one.decode(word)) == word, one.name


def test_a_field_that_does_not_fit_is_an_error(isa):
    for name, fields in (
        ("ADDI", {"i": 2048}),
        ("BEQ", {"i": 1}),
        ("C.LW", {"d": 7}),
        ("C.LUI", {"i": 1}),
        ("SLLI", {"i": 32}),
    ):
        with pytest.raises(ValueError, match=name):
            isa.INSTRUCTIONS[name].encode(**fields)


BY_HAND = [
    ("DIV", 7, 0, 0),
    ("DIV", 0x80000000, 0xFFFFFFFF, 0x7FFFFFFF),
    ("DIV", -7, 2, -3),
    ("REM", -7, 2, -1),
    ("REM", 5, 0, 5),
    ("MULHSU", -1, 0xFFFFFFFF, -1),
    ("CLMUL", 3, 3, 5),
    ("CLMULH", 0x80000000, 2, 1),
    ("CLMULR", 0x80000000, 1, 1),
    ("ROL", 0x80000001, 1, 3),
    ("XPERM8", 0x44332211, 0x04000302, 0x00114433),
    ("PACK", 0x1111AAAA, 0x2222BBBB, 0xBBBBAAAA),
    ("SADD", 0x7FFFFFFF, 1, 0x7FFFFFFF),
    ("AVG", -3, 0, -2),
    ("AVGU", 3, 0, 2),
    ("CLIP", 300, 7, 127),
    ("CLIP", -300, 7, -128),
    ("MULQ", 0x40000000, 0x40000000, 0x20000000),
    ("SAD8", 0x01FF0000, 0x02000000, 256),
    ("DOT8", 0xFF020000, 0x03050000, 7),
    ("BFX", 0x000000F0, 4 | 3 << 8, -1),
    ("BFXU", 0xF0, 4 | 3 << 8, 15),
]


@pytest.mark.parametrize(("name", "a", "b", "result"), BY_HAND)
def test_what_can_be_worked_out_by_hand(alu, name, a, b, result):
    assert alu.TWO[name](a & alu.WORD, b & alu.WORD) & alu.WORD == result & alu.WORD


def test_one_register_by_hand_and_a_published_step_of_aes(alu):
    assert [alu.ONE["CLZ"](word) for word in (0, 1, alu.WORD)] == [32, 31, 0]
    assert [alu.ONE["CTZ"](word) for word in (0, 8, alu.LEAST)] == [32, 3, 31]
    assert alu.ONE["REV8"](0x11223344) == 0x44332211
    assert alu.ONE["ORC.B"](0x00010080) == 0x00FF00FF
    assert alu.ONE["ZIP"](0x0000FFFF) == 0x55555555
    assert (alu.BOX[0x53], alu.INVERSE[0xED], alu.BOX[0xFF]) == (0xED, 0x53, 0x16)
    # The column db 13 53 45 is mixed to 8e 4d a1 bc; substitution is undone before.
    word = 0
    for place, byte in enumerate((0xDB, 0x13, 0x53, 0x45)):
        word = alu.aes("AES32ESMI", word, alu.INVERSE[byte] << 8 * place, place)
    assert word == 0xBCA14D8E
    for place, byte in enumerate((0x8E, 0x4D, 0xA1, 0xBC)):
        word = alu.aes("AES32DSMI", word if place else 0, alu.BOX[byte] << 8 * place, place)
    assert word == 0x455313DB


def drawn(programs, seed: int, group: str):
    return programs.drawn(random.Random(f"{seed} {group}"), group)


@pytest.mark.parametrize("seed", range(2))
def test_programs_end_and_use_every_instruction_of_their_checkpoint_and_none_of_later_ones(programs, isa, order, seed):
    for place, group in enumerate(order):
        met = programs.executed(drawn(programs, seed, group).lines).met
        mine = {
            name
            for name, one in isa.INSTRUCTIONS.items()
            if one.group == group and one.name not in ("ECALL", "EBREAK", "C.EBREAK")
        }
        assert mine <= met.keys(), group
        assert all(order.index(isa.INSTRUCTIONS[name].group) <= place for name in met), group


def test_an_instruction_that_is_not_there_is_missed_by_its_checkpoint(programs, isa):
    for group in isa.GROUPS:
        one = drawn(programs, 3, group)
        for name in (name for name, found in isa.INSTRUCTIONS.items() if found.group == group):
            machine = programs.executed(one.lines, frozenset({name}), 2 * one.steps)
            assert machine.writes != one.writes, name


MUTANTS = [
    ("multiply", "DIV", lambda a, b: 0xFFFFFFFF, lambda a, b: b == 0),
    ("multiply", "DIV", lambda a, b: 0x80000000, lambda a, b: (a, b) == (0x80000000, 0xFFFFFFFF)),
    ("multiply", "MULHSU", lambda a, b: a * b >> 32, lambda a, b: True),
    ("shifts", "SRA", lambda a, b: a >> (b & 31), lambda a, b: True),
    ("carry-less", "XPERM8", lambda a, b: a, lambda a, b: b >> 26),
    ("saturation", "AVGU", lambda a, b: a + b >> 1, lambda a, b: True),
    ("saturation", "SADD", lambda a, b: a + b, lambda a, b: True),
    ("packed", "ADD8", lambda a, b: a + b, lambda a, b: True),
    ("walking", "BFX", lambda a, b: a >> (b & 31), lambda a, b: True),
]


@pytest.mark.parametrize("place", range(len(MUTANTS)), ids=[f"{group}-{name}" for group, name, *_ in MUTANTS])
def test_a_rule_that_is_missed_shows_in_every_draw(programs, alu, monkeypatch, place):
    group, name, other, where = MUTANTS[place]
    ones, right = [drawn(programs, seed, group) for seed in range(8)], alu.TWO[name]
    monkeypatch.setitem(alu.TWO, name, lambda a, b: other(a, b) if where(a, b) else right(a, b))
    noticed = sum(programs.executed(one.lines, most=2 * one.steps).writes != one.writes for one in ones)
    assert noticed == len(ones)


def test_checkpoints_are_those_of_the_manual_and_the_manual_names_everything(isa, order, load):
    checks = tomllib.loads((TASK / "grader" / "checks.toml").read_text(encoding="utf-8"))
    manual = (WORKSPACE / "MANUAL.md").read_text(encoding="utf-8")
    assert (
        [one["id"] for one in checks["milestone"]]
        == order[1:]
        == re.findall(r"^## \d+\. .*\(`([a-z-]+)`\)$", manual, re.M)
    )
    assert [one["id"] for one in checks["guard"]] == ["start", "ports", "synthesizable", "bench"]
    for name in isa.INSTRUCTIONS:
        assert re.search(rf"(?<![\w.]){re.escape(name)}\b", manual), name
    csrs = load("csrs")
    for number in csrs.READABLE - set(csrs.REGIONS[2:]):
        assert f"0x{number:03x}" in manual, hex(number)


def test_the_steps_are_as_many_as_the_task_says_and_every_one_applies(core):
    assert len(list((TASK / "solution" / "steps").iterdir())) == 232
    assert (core / "rtl" / "core.v").read_text() != (WORKSPACE / "rtl" / "core.v").read_text()


HARMLESS = [
    "// $display\nassign a = $signed(b) >>> 1; /* force */",
    '`include "tables/op.vh"\nmodule m #(parameter N = 3) (input wire a); endmodule',
    "other #(.N(4)) one (.a(b));",
    '`define SUM(x) x + \\\n    1 // \\escaped, and a quote: `"',
]
HARMFUL = [
    'initial $display("x");', "initial $\nfinish;", "initial force a = 1;", "always #5 clk = ~clk;",
    '`include "/etc/passwd"', '`include "../tb/bench.v"', "`include `NAME", "always begin wait (a); end",
    'a = $fopen("x"); // "', '"//" $system("id")',
    'wire \\a" ; initial $display(1); wire \\b" ;', "wire \\a// ; initial $finish;",
    '`define Q `"\ninitial $finish; // "',
]  # fmt: skip


def test_what_cannot_be_synthesized_is_found_wherever_it_hides(source):
    assert [source.forbidden({"core.v": text}) for text in HARMLESS] == [None] * len(HARMLESS)
    for text in HARMFUL:
        assert source.forbidden({"core.v": text}), text


def test_ports_may_be_registers_or_wires_but_must_be_the_same(source, core):
    text = (WORKSPACE / "rtl" / "core.v").read_text(encoding="ascii")
    found = source.ports({"core.v": text})
    assert len(found) == 9
    assert source.ports({"core.v": (core / "rtl" / "core.v").read_text(encoding="ascii")}) == found
    assert source.ports({"core.v": text.replace("output reg ", "output wire")}) == found
    assert (
        source.ports({"core.v": text.replace("input  wire        irq", "input  wire        irq,\n    input wire more")})
        != found
    )
    with pytest.raises(AssertionError):
        source.ports({"core.v": text, "other.v": text})


class Given(Local):
    """Runs what the checks run, with the tester's own Icarus Verilog."""

    def run(self, argv: list[str], **options):
        options.pop("reads", None)
        return super().run(argv, **options)


@pytest.fixture(scope="module")
def judged(load, order):
    """Check -> what is wrong, for a design that has been read."""
    load("samples")
    checks = load("test_programs")
    checks.GIVEN = WORKSPACE
    asked = [checks.drawn(random.Random(f"judged {group}"), group) for group in order]

    def judge(rtl: Path) -> dict[str, str | None]:
        paths = [path for path in rtl.rglob("*") if path.suffix in checks.source.SOURCES]
        files = {path.relative_to(rtl).as_posix(): path.read_text(encoding="ascii") for path in paths}
        told = checks.run(Given(), files, asked)
        if isinstance(told, str):
            return dict.fromkeys(order, told)
        return {
            group: checks.difference(one["writes"], lines) for group, one, lines in zip(order, asked, told, strict=True)
        }

    return judge


@needs_iverilog
def test_the_reference_writes_what_the_machine_writes(judged, core, order):
    assert judged(core / "rtl") == dict.fromkeys(order)


@needs_iverilog
def test_the_untouched_core_runs_the_four_instructions_that_it_knows(judged):
    found = judged(WORKSPACE / "rtl")
    assert [group for group, wrong in found.items() if wrong is None] == ["start"]


@needs_iverilog
def test_what_one_step_brings_is_missed_by_its_checkpoint_and_by_those_behind_it_alone(judged, order, tmp_path):
    names = sorted(path.name for path in (TASK / "solution" / "steps").iterdir())
    number = next(place for place, name in enumerate(names, 1) if name.endswith("-denied-store.sh"))
    found = judged(play(TASK, "recipe/workspace", tmp_path / "left", {number}) / "rtl")
    place = order.index("protection")
    assert not any(found[group] for group in order[:place])
    assert found["protection"]


@needs_iverilog
def test_the_command_that_anyone_can_see_finds_the_reference_right(core, tmp_path):
    folder = shutil.copytree(core, tmp_path / "seen")
    subprocess.run([sys.executable, "-B", ISA / "samples.py", folder / "samples"], check=True)
    done = subprocess.run([sys.executable, "compare.py", "logic", "jumps"], cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "4 of 4 right")
    shutil.copy(WORKSPACE / "rtl" / "tables" / "op.vh", folder / "rtl" / "tables" / "op.vh")
    done = subprocess.run([sys.executable, "compare.py", "logic"], cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "0 of 2 right")


@needs_iverilog
def test_a_design_that_does_not_compile_says_so(judged, tmp_path):
    (tmp_path / "core.v").write_text("module core (input wire clk);\n")
    assert all("does not compile" in wrong for wrong in judged(tmp_path).values())


def test_a_forged_or_missing_report_is_no_answer(load):
    checks = load("test_programs")
    checks.GIVEN = WORKSPACE

    class Silent:
        def run(self, argv, **options):
            job = json.loads(options["stdin"])
            assert base64.b64decode(job["files"]["bench.v"]).count(b"module bench_") == 1
            return subprocess.CompletedProcess(argv, 0, b"program 0\nfffff000 00000000\nexit\n", b"")

    assert checks.run(Silent(), {"core.v": ""}, []) == "the simulation did not end"
