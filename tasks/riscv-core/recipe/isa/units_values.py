"""What is asked of instructions on values, memory, branches and compressed instructions: one small test each."""

import random

import alu
import isa
from writer import DATA, SHORT_POOL, Program, Unit

REPEATS = 5
"""Tests of an instruction, unless its own rules want more."""


def specials(name: str, rng: random.Random) -> list[tuple[int, int]]:
    """Pairs of values at which an instruction shows each of its own rules."""
    word, some = rng.getrandbits(32), rng.getrandbits(8)
    least, most = alu.LEAST ^ some, alu.MOST ^ some
    positive, negative = word & alu.MOST | 1, word | alu.LEAST
    few = rng.randrange(1, 32)
    if name in ("DIV", "DIVU", "REM", "REMU"):
        return [(word, 0), (alu.LEAST, alu.WORD), (negative, few), (positive, -few)]
    if name in ("SADD", "SSUB", "USADD", "USSUB", "ABD", "AVG", "AVGU"):
        return [(most, most), (least, least), (least, most), (most, least), (word, word ^ 1), (negative, negative ^ 1)]
    if name in ("MULH", "MULHSU", "MULHU", "MUL"):
        return [(negative, positive), (positive, negative), (negative, negative)]
    if name in ("SABS", "MULQ"):
        return [(alu.LEAST, alu.LEAST), (negative, most), (positive, 0x40000000)]
    if name == "XPERM8":
        return [(word, alu.joined([rng.randrange(5) for _ in range(4)], 8)), (word, alu.joined([0, 1, 2, 0x83], 8))]
    if name.startswith("CLIP"):
        return [
            (1 << few - 1, few),
            (1 << few % 15 + 1, few % 15),
            (-5 << few % 20, few % 20),
            (positive, few % 9),
            (negative, few),
            (negative, 31),
        ]
    if name.startswith("BF"):
        place, length = rng.randrange(20), rng.randrange(11)
        return [
            (word | 1 << place + length, place | length << 8),
            (negative, few | 31 << 8),
            (word & ~(1 << place + length), place | length << 8),
        ]
    if name.startswith("CZERO"):
        return [(word, 0), (word, few), (word, few << 24)]
    if name in ("CLZ", "CTZ", "CPOP"):
        return [(0, 0), (1 << few, 1 << few), (positive >> few, positive >> few), (positive << few & alu.WORD, 0)]
    if name in ("ORC.B", "SEXT.B", "SEXT.H"):
        return [(word & 0xFF00FF00, 0), (word | 0x8080, 0), (word & ~0x8080, 0), (0x01800040, 0)]
    if name in ("ADD8", "SUB8", "ADD16", "SUB16"):
        full, one = (0x00FF00FF, 0x00010001) if name.endswith("8") else (0xFFFF, 1)
        return [(word | full, negative | one), (word & ~full, positive | one), (word, word)]
    if name in ("DOT8", "DOTA8"):
        return [(word | 0x80808080, word & 0x7F7F7F7F), (word | 0x80808080, negative | 0x80808080)]
    if name in ("EQ8", "SAD8", "MAX8", "MIN8"):
        return [(word, word ^ 0xFF00 << rng.choice([0, 8, 16])), (negative, positive), (word, word ^ 0x80FF0001)]
    if name in ("SLT", "SLTU", "MIN", "MINU", "MAX", "MAXU", "SLTI", "SLTIU", *alu.BRANCHES):
        return [(word, word), (negative, positive), (positive, negative), (word, word ^ 1), (word ^ 1, word)]
    return [(negative, few), (negative, few + 32), (word, word), (word, 0), (0, word)]


def _operands(name: str, rng: random.Random, repeat: int, program: Program) -> tuple[int, int]:
    if repeat in ruled(name):
        return specials(name, rng)[repeat - 1]
    return (rng.getrandbits(32), rng.getrandbits(32)) if repeat == 0 else (program.value(), program.value())


def ruled(name: str) -> range:
    """The tests in which an instruction shows its own rules."""
    return range(1, len(specials(name, random.Random(0))) + 1)  # noqa: S311


def repeats(name: str) -> int:
    """How many tests an instruction gets: one for each of its rules, and two more."""
    return 8 if name in ("LB", "LBU", "LH", "LHU", "SB", "SH") else max(REPEATS, len(ruled(name)) + 2)


def _result(program: Program, register: int) -> None:
    program.out(register)
    if register:
        program.last = register


def _registers(program: Program, name: str, repeat: int) -> tuple[int, int, int]:
    """rd, rs1 and rs2: different, or some the same, or x0; an instruction's own rules must show in rd."""
    d, s, t = program.some(3)
    kind = program.rng.random()
    if kind < 0.2:
        d = s
    elif kind < 0.35:
        d = t
    elif repeat in ruled(name):
        pass
    elif kind < 0.45:
        d = 0
    elif kind < 0.7:
        s = program.last
    return d, s, t


def two(name: str, repeat: int) -> Unit:
    """Two registers make a third."""

    def unit(program: Program) -> None:
        d, s, t = _registers(program, name, repeat)
        a, b = _operands(name, program.rng, repeat, program)
        program.li(t, b)
        if s != program.last or repeat in ruled(name):
            program.li(s, a)
        if name in alu.THREE:
            d = program.rng.choice([register for register in range(5, 26) if register not in (s, t)])
            program.li(d, program.rng.getrandbits(32))
        more = {"b": repeat % 4} if name.startswith("AES") else {}
        program.emit(name, d=d, s=s, t=t, **more)
        _result(program, d)

    return unit


def one(name: str, repeat: int) -> Unit:
    """One register makes another."""

    def unit(program: Program) -> None:
        d, s, _ = _registers(program, name, repeat)
        a = _operands(name, program.rng, repeat, program)[0]
        program.li(s, a)
        program.emit(name, d=d, s=s)
        _result(program, d)

    return unit


def immediate(name: str, repeat: int) -> Unit:
    """A register and an immediate make another."""

    def unit(program: Program) -> None:
        d, s, _ = _registers(program, name, repeat)
        program.li(s, _operands(name, program.rng, repeat, program)[0])
        form = isa.INSTRUCTIONS[name].form
        low, high = (-2048, 2047) if form == "I" else (0, 31)
        value = {1: low, 2: high}.get(repeat, program.rng.randint(low, high))
        program.emit(name, d=d, s=s, i=value)
        _result(program, d)

    return unit


def upper(name: str, repeat: int) -> Unit:
    """LUI and AUIPC."""

    def unit(program: Program) -> None:
        [d] = program.some(1)
        program.emit(name, d=d, i=program.rng.getrandbits(20))
        _result(program, d)

    return unit


def branch(name: str, repeat: int) -> Unit:
    """A branch over an instruction, forwards or backwards."""

    def unit(program: Program) -> None:
        r, s, t = program.some(3)
        a, b = _operands(name, program.rng, repeat, program)
        program.li(s, a)
        program.li(t, b)
        program.emit("ADDI", d=r, s=0, i=1)
        test, back, done = program.new(), program.new(), program.new()
        if repeat % 2:
            program.emit("JAL", d=0, to=test)
            program.label(back)
            program.emit("ADDI", d=r, s=r, i=16)
            program.emit("JAL", d=0, to=done)
        program.label(test)
        program.emit(name, s=s, t=t, to=back if repeat % 2 else done)
        program.emit("ADDI", d=r, s=r, i=2)
        program.label(done)
        _result(program, r)

    return unit


def jump_to_register(name: str, repeat: int) -> Unit:
    """JALR: rd may be rs1, and bit 0 of the sum is of no account."""

    def unit(program: Program) -> None:
        r, s, d = program.some(3)
        d = s if repeat == 2 else d
        there = program.new()
        program.emit("ADDI", d=r, s=0, i=7)
        program.address(s, there)
        shift = program.rng.randint(-2000, 2000)
        program.emit("ADDI", d=s, s=s, i=-shift)
        program.emit("JALR", d=d, s=s, i=shift | (repeat == 3 and shift % 2 == 0))
        program.emit("ADDI", d=r, s=r, i=9)
        program.label(there)
        program.out(d)
        _result(program, r)

    return unit


def fence(name: str, repeat: int) -> Unit:
    """FENCE changes nothing."""

    def unit(program: Program) -> None:
        [r] = program.some(1)
        program.li(r, program.value())
        program.emit("FENCE", i=program.rng.randrange(256))
        program.out(r)

    return unit


def _place(rng: random.Random) -> int:
    return DATA + 4 * rng.randrange(256)


def load(name: str, repeat: int) -> Unit:
    """A word is stored, and a part of it loaded."""

    def unit(program: Program) -> None:
        size = {"B": 1, "H": 2, "W": 4}[name[1]]
        d, s, t = program.some(3)
        word = program.rng.getrandbits(32)
        word = word | 0x80808080 if repeat // 4 % 2 else word & ~0x80808080
        place, shift = _place(program.rng), program.rng.randint(-2000, 2000) & ~3
        program.li(s, place - shift)
        program.li(t, word)
        program.emit("SW", s=s, t=t, i=shift)
        d = s if repeat == 3 else d
        program.emit(name, d=d, s=s, i=shift + repeat * size % 4)
        _result(program, d)

    return unit


def store(name: str, repeat: int) -> Unit:
    """A part of a word is stored over it."""

    def unit(program: Program) -> None:
        size = {"B": 1, "H": 2, "W": 4}[name[1]]
        s, t, d = program.some(3)
        place, shift = _place(program.rng), program.rng.randint(-2000, 2000) & ~3
        program.li(s, place - shift)
        program.li(t, program.rng.getrandbits(32))
        program.emit("SW", s=s, t=t, i=shift)
        program.li(t, program.rng.getrandbits(32))
        program.emit(name, s=s, t=t, i=shift + repeat * size % 4)
        if program.has("memory"):
            program.emit("LW", d=d, s=s, i=shift)
            _result(program, d)

    return unit


def walking(name: str, repeat: int) -> Unit:
    """A load or store that moves its address on."""

    def unit(program: Program) -> None:
        size = {"B": 1, "H": 2, "W": 4}[name[1]]
        s, t, d = program.some(3)
        place = _place(program.rng)
        program.li(s, place)
        program.li(t, program.rng.getrandbits(32))
        program.emit("SW", s=s, t=t, i=0)
        lane = program.rng.randrange(0, 4, size)
        program.emit("ADDI", d=s, s=s, i=lane)
        step = program.rng.randint(-2048, 2047)
        if name.startswith("S"):
            t = s if repeat == 3 else t
            program.emit(name, s=s, t=t, i=step)
        else:
            d = s if repeat == 3 else d
            program.emit(name, d=d, s=s, i=step)
            program.out(d)
        _result(program, s)

    return unit


def compressed(name: str, repeat: int) -> Unit:
    """A compressed instruction on registers; x2 points to data."""

    def unit(program: Program) -> None:
        one_of = isa.INSTRUCTIONS[name]
        rng = program.rng
        fields = one_of.fields
        few = bool({"D", "S", "T"} & set(one_of.bits))
        chosen = rng.sample(SHORT_POOL if few else range(5, 26), 3)
        given = dict(zip("dst", chosen, strict=True))
        given = {letter: register for letter, register in given.items() if letter in fields}
        for register in given.values():
            program.li(register, _operands(name, rng, repeat, program)[0])
        order = sorted(one_of.order)
        if order:
            given["i"] = _immediate(one_of, rng)
        program.li(2, _place(rng) & ~15)
        if name in ("C.LW", "C.SW", "C.LBU", "C.LHU", "C.LH", "C.SB", "C.SH"):
            place = _place(rng)
            program.li(given["s"], place)
            if name.startswith("C.L"):
                _filled(program, given["s"], given["i"])
        elif name == "C.LWSP":
            _filled(program, 2, given["i"])
        program.emit(name, **given)
        changed = 2 if name == "C.ADDI16SP" else given.get("d", given.get("s", 5))
        _result(program, changed)
        if name in ("C.SB", "C.SH"):
            program.emit("LW", d=given["t"], s=given["s"])
            _result(program, given["t"])

    return unit


def _filled(program: Program, base: int, shift: int) -> None:
    [t] = [register for register in program.rng.sample(range(16, 26), 1)]
    program.li(t, program.rng.getrandbits(32) ^ 0x80808080)
    program.emit("SW", s=base, t=t, i=shift & ~3)


def _immediate(one_of: isa.Instruction, rng: random.Random) -> int:
    while True:
        value = sum(rng.getrandbits(1) << place for place in one_of.order)
        if one_of.signed and value >> one_of.order[0] & 1:
            value -= 1 << one_of.order[0] + 1
        if value or one_of.name not in ("C.ADDI4SPN", "C.ADDI16SP", "C.LUI", "C.ADDI", "C.SLLI", "C.SRLI", "C.SRAI"):
            return value


def compressed_jump(name: str, repeat: int) -> Unit:
    """A compressed jump or branch over an instruction, forwards or backwards."""

    def unit(program: Program) -> None:
        rng = program.rng
        r, s = rng.sample(SHORT_POOL, 2)
        test, back, done = program.new(), program.new(), program.new()
        program.emit("ADDI", d=r, s=0, i=1)
        program.li(s, rng.choice([0, program.value()]) if "Z" in name else 0)
        forwards = name in ("C.JR", "C.JALR") or repeat % 2 == 0
        if "R" in name.removeprefix("C."):
            program.address(s, done)
        if not forwards:
            program.emit("C.J", to=test)
            program.label(back)
            program.emit("C.ADDI", d=r, i=16)
            program.emit("JAL", d=0, to=done)
        program.label(test)
        if name in ("C.JR", "C.JALR"):
            program.emit(name, d=s)
        elif "Z" in name:
            program.emit(name, s=s, to=done if forwards else back)
        else:
            program.emit(name, to=done if forwards else back)
        program.emit("C.ADDI", d=r, i=rng.randint(2, 9))
        program.label(done)
        program.out(1)
        _result(program, r)

    return unit


def unit_of(name: str, repeat: int) -> Unit | None:
    """The test of an instruction; None if it is one of the system's."""
    form = isa.INSTRUCTIONS[name].form
    kinds = {
        "R": two, "RC": two, "AES": two, "U1": one, "I": immediate, "SH": immediate, "L": load, "S": store, "B": branch, "U": upper,
        "J": jump_to_register, "F": fence, "LP": walking, "SP": walking,
    }  # fmt: skip
    if form == "C":
        if name == "C.EBREAK":
            return None
        jumps = ("C.J", "C.JAL", "C.JR", "C.JALR", "C.BEQZ", "C.BNEZ")
        return (compressed_jump if name in jumps else compressed)(name, repeat)
    kind = one if name == "SABS" else kinds.get(form)
    return None if kind is None else kind(name, repeat)
