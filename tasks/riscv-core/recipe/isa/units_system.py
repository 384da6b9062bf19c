"""What is asked of CSRs, counters, traps and interrupts: one small test each."""

import csrs
import isa
from machine import PIN
from writer import DEVICE, MARK, RESUME, TELLER, Program, Unit


def accessed(name: str, repeat: int) -> Unit:
    """An access to SCRATCH, and what it leaves there."""

    def unit(program: Program) -> None:
        d, s, t = program.some(3)
        program.li(t, program.value())
        program.csr("CSRRW", csrs.SCRATCH, s=t)
        if name.endswith("I"):
            program.csr(name, csrs.SCRATCH, d=d, i=program.rng.randrange(32) if repeat else 0)
        else:
            program.li(s, program.value())
            program.csr(name, csrs.SCRATCH, d=s if repeat == 1 else d, s=0 if repeat == 2 else s)
        program.out(s)
        program.out(d)
        program.csr("CSRRS", csrs.SCRATCH, d=d)
        program.out(d)

    return unit


def fixed(number: int) -> Unit:
    """A register that can only be read."""

    def unit(program: Program) -> None:
        [d] = program.some(1)
        program.csr(program.rng.choice(["CSRRS", "CSRRC"]), number, d=d)
        program.out(d)

    return unit


def kept(number: int, every: bool = True) -> Unit:
    """What is written to a register can be read again, as far as its bits go; `every`: all of them are written."""

    def unit(program: Program) -> None:
        d, s, t = program.some(3)
        program.li(s, 0xFFFFFFFF if every else program.rng.getrandbits(32))
        program.csr("CSRRW", number, d=d, s=s)
        program.csr("CSRRW", number, d=t, s=d)
        program.out(t)

    return unit


def counted(number: int) -> Unit:
    """A counter goes on from what is written to it."""

    def unit(program: Program) -> None:
        d, s, t = program.some(3)
        program.li(s, program.rng.choice([program.rng.getrandbits(32), 0xFFFFFFFF - program.rng.randrange(12)]))
        program.csr("CSRRW", number, d=d, s=s)
        if number not in (csrs.TAKEN, csrs.WRITTEN):
            program.out(d)
        label = program.new()
        program.out(s)
        program.emit("BEQ", s=s, t=program.rng.choice([s, t]), to=label)
        program.emit("ADDI", d=d, s=s, i=1)
        program.label(label)
        program.emit("BNE", s=0, t=0, to=label)
        program.emit("ADDI", d=d, s=s, i=1)
        for other in (number, csrs.INSTRET, csrs.INSTRETH):
            program.csr("CSRRS", other, d=t)
            program.out(t)

    return unit


def shadow(number: int) -> Unit:
    """A counter by its other number, after its word has overflowed."""

    def unit(program: Program) -> None:
        d, s, _ = program.some(3)
        program.li(s, 0xFFFFFFFF - program.rng.randrange(6))
        program.csr("CSRRW", csrs.INSTRET, s=s)
        for _ in range(4):
            program.emit("ADDI", d=d, s=d, i=3)
        program.csr("CSRRS", number, d=d)
        program.out(d)

    return unit


def inhibited(program: Program) -> None:
    """INSTRET stands while INHIBIT says so; only one bit of that is kept."""
    d, s, t = program.some(3)
    program.csr("CSRRS", csrs.INSTRET, d=d)
    program.li(s, program.rng.getrandbits(32) | 1)
    program.csr("CSRRW", csrs.INHIBIT, s=s)
    for _ in range(program.rng.randint(1, 5)):
        program.emit("ADDI", d=s, s=s, i=3)
    program.csr("CSRRS", csrs.INSTRET, d=t)
    program.emit("SUB", d=t, s=t, t=d)
    program.out(t)
    program.csr("CSRRW", csrs.INHIBIT, d=s, s=0)
    program.out(s)
    program.csr("CSRRS", csrs.INSTRET, d=t)
    program.out(t)


def trapped(program: Program, emit: Unit) -> None:
    """Something traps, and the program goes on behind what follows it."""
    there = program.new()
    program.address(RESUME, there)
    program.emit("ADDI", d=MARK, s=0, i=1)
    emit(program)
    program.emit("ADDI", d=MARK, s=MARK, i=2)
    program.label(there)
    program.out(MARK)


def called(name: str) -> Unit:
    """ECALL, EBREAK or its compressed form."""
    return lambda program: trapped(program, lambda program: program.emit(name))


def illegal(kind: int) -> Unit:
    """A word that is no instruction."""

    def unit(program: Program) -> None:
        rng = program.rng
        drawn = [
            0x00000000,
            0xFFFFFFFF,
            0x0000707F,
            rng.getrandbits(25) << 7 | rng.choice([0x5B, 0x7B, 0x57, 0x6B, 0x07, 0x27]),
            0x7F << 25 | rng.getrandbits(18) << 7 | 0x33,
            rng.getrandbits(17) << 15 | 3 << 12 | rng.getrandbits(5) << 7 | 0x03,
        ]
        trapped(program, lambda program: program.word(drawn[kind]))

    return unit


def unknown_register(program: Program) -> None:
    """An access to a CSR that is not there."""
    number = program.rng.choice([0x300, 0x305, 0x341, 0x342, 0xB00, 0xC00, 0xF14, 0x7CF, 0x7DF, 0x7C9])
    [r] = program.some(1)
    trapped(program, lambda program: program.csr("CSRRS", number, d=r))
    program.out(r)


def read_only(name: str) -> Unit:
    """A write to a CSR that can only be read."""

    def unit(program: Program) -> None:
        number = program.rng.choice([*csrs.FIXED, csrs.UINSTRET, csrs.UINSTRETH])
        r, s = program.some(2)
        more = {"i": program.rng.randrange(1, 32)} if name.endswith("I") else {"s": 0 if name == "CSRRW" else s}
        trapped(program, lambda program: program.csr(name, number, d=r, **more))
        program.out(r)

    return unit


def misaligned(name: str) -> Unit:
    """A load or store beside its words."""

    def unit(program: Program) -> None:
        size = 2 if "H" in name else 4
        s, t = program.some(2)
        program.li(s, 0xC000 + 4 * program.rng.randrange(200))
        program.li(t, program.rng.getrandbits(32))
        shift = program.rng.choice([1, 3] if size == 2 else [1, 2, 3])
        other = {"t": t} if name.startswith("S") else {"d": t}
        trapped(program, lambda program: program.emit(name, s=s, i=shift, **other))
        program.out(t)
        program.emit("LW", d=t, s=s)
        program.out(t)

    return unit


# Interrupts: all of these leave them disabled, and nothing pending.


def _enabled(program: Program, mask: int) -> None:
    [s] = program.some(1)
    program.li(s, mask)
    program.csr("CSRRW", csrs.ENABLE, s=s)


def _quiet(program: Program) -> None:
    program.csr("CSRRCI", csrs.STATUS, i=1)
    program.csr("CSRRW", csrs.TIMER, s=0)
    program.csr("CSRRW", csrs.ENABLE, s=0)
    program.emit("SW", s=DEVICE, t=0, i=PIN & 0xFFF)
    for _ in range(5):
        program.emit("ADDI", d=29, s=29, i=1)
    program.csr("CSRRW", csrs.PENDING, s=0)


def _raised(program: Program, which: int) -> None:
    """Make interrupts pending: 2 by software, 8 by the pin."""
    [s] = program.some(1)
    program.emit("ADDI", d=s, s=0, i=1)
    if which & 8:
        program.emit("SW", s=DEVICE, t=s, i=PIN & 0xFFF)
        for _ in range(5):
            program.emit("ADDI", d=29, s=29, i=1)
    program.li(s, which & 6)
    program.csr("CSRRW", csrs.PENDING, s=s)


def _counting(program: Program, count: int) -> None:
    [r] = program.some(1)
    program.emit("ADDI", d=r, s=0, i=0)
    for _ in range(count):
        program.emit("ADDI", d=r, s=r, i=1)
        program.emit("SW", s=TELLER, t=r, i=-16)
    program.out(r)


def pending(which: int, mask: int) -> Unit:
    """Interrupts are pending, and some enabled, when IE is set."""

    def unit(program: Program) -> None:
        [r] = program.some(1)
        _enabled(program, mask | 0xFFFFFFF1 & program.rng.getrandbits(32))
        _raised(program, which)
        program.csr("CSRRS", csrs.PENDING, d=r)
        program.out(r)
        program.csr("CSRRS", csrs.ENABLE, d=r)
        program.out(r)
        program.csr("CSRRSI", csrs.STATUS, i=1)
        _counting(program, 3)
        program.csr("CSRRS", csrs.STATUS, d=r)
        program.out(r)
        _quiet(program)

    return unit


def timed(program: Program) -> None:
    """The timer interrupts so many instructions later."""
    [s] = program.some(1)
    _enabled(program, 4)
    program.csr("CSRRSI", csrs.STATUS, i=1)
    program.li(s, program.rng.randint(1, 12))
    program.csr("CSRRW", csrs.TIMER, s=s)
    _counting(program, 7)
    _quiet(program)


def timer_seen(program: Program) -> None:
    """TIMER counts down, stops at zero, and is pending then, though nothing is enabled."""
    d, s = program.some(2)
    program.li(s, program.rng.choice([program.rng.randint(1, 5), program.rng.getrandbits(32)]))
    program.csr("CSRRW", csrs.TIMER, d=d, s=s)
    program.out(d)
    for number in (csrs.TIMER, csrs.PENDING, csrs.TIMER):
        program.csr("CSRRS", number, d=d)
        program.out(d)
    _quiet(program)


def stacked(program: Program) -> None:
    """A call with IE set: it is put aside, and comes back."""
    [r] = program.some(1)
    program.csr("CSRRSI", csrs.STATUS, i=program.rng.choice([1, 3]))
    program.csr("CSRRS", csrs.STATUS, d=r)
    program.out(r)
    called("ECALL")(program)
    program.csr("CSRRS", csrs.STATUS, d=r)
    program.out(r)
    _quiet(program)


def status_kept(program: Program) -> None:
    """The bits of STATUS that can be written."""
    d, s = program.some(2)
    program.li(s, program.rng.getrandbits(32) & ~4)
    program.csr("CSRRW", csrs.STATUS, s=s)
    program.csr("CSRRW", csrs.STATUS, d=d, s=0)
    program.out(d)


def vectored(which: int) -> Unit:
    """An interrupt goes to its own entry; a call, meanwhile, to the first."""

    def unit(program: Program) -> None:
        program.csr("CSRRSI", csrs.TVEC, i=1)
        called("ECALL")(program)
        pending(which, 14)(program)
        program.csr("CSRRCI", csrs.TVEC, i=1)

    return unit


def units(group: str) -> list[Unit]:
    """The tests of one of these checkpoints."""
    names = [name for name, one in isa.INSTRUCTIONS.items() if one.group == group]
    if group == "csrs":
        return [accessed(name, repeat) for name in names for repeat in range(5)] + [
            fixed(number) for number in csrs.FIXED
        ]
    if group == "counters":
        counters = [csrs.INSTRET, csrs.INSTRETH, csrs.TAKEN, csrs.WRITTEN]
        shadows = [csrs.UINSTRET, csrs.UINSTRETH]
        return [*map(counted, counters * 3), *map(shadow, shadows * 3), inhibited, inhibited]
    if group == "traps":
        loads, stores = ["LW", "LH", "LHU"], ["SW", "SH"]
        return [
            *map(called, ["ECALL", "EBREAK"] * 2),
            *map(misaligned, [*loads, *stores] * 2),
            *[
                kept(number, every)
                for number in (csrs.TVEC, csrs.TPC, csrs.TCAUSE, csrs.TVAL)
                for every in (True, False)
            ],
            *map(illegal, range(6)),
            *map(read_only, ["CSRRW", "CSRRS", "CSRRC", "CSRRWI", "CSRRSI", "CSRRCI"]),
            *[unknown_register] * 2,
        ]
    if group == "interrupts":
        pairs = [(2, 2), (4, 4), (8, 8), (14, 14), (6, 14), (14, 6), (10, 10), (14, 0), (2, 12)]
        return [
            *[pending(*pair) for pair in pairs],
            *[timed] * 5,
            *[timer_seen] * 2,
            *[stacked, status_kept] * 2,
            *map(vectored, [2, 4, 8]),
            kept(csrs.ENABLE),
            kept(csrs.PENDING),
            kept(csrs.TIMER, False),
        ]
    raise ValueError(group)
