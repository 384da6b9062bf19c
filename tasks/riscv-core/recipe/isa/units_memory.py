"""What is asked of user mode, protected memory, atomic accesses and compressed instructions: one small test each."""

import csrs
import isa
import units_system
import units_values
from units_system import called, trapped
from writer import DATA, LEAVE, OUT, Program, Unit

READ, WRITE, EXECUTE, LOCKED = 1, 2, 4, 8
CODE_TOP = 0x7000


def _region(program: Program, number: int, base: int, top: int, flags: int) -> None:
    """A region; the low bits of its top are of no account."""
    [s] = program.some(1)
    program.li(s, base | flags)
    program.csr("CSRRW", csrs.REGIONS[2 * number], s=s)
    program.li(s, top | program.rng.randrange(16))
    program.csr("CSRRW", csrs.REGIONS[2 * number + 1], s=s)


def _open(program: Program) -> None:
    """No region any more, and machine mode as after reset."""
    for number in csrs.REGIONS:
        program.csr("CSRRW", number, s=0)
    program.emit("ADDI", d=LEAVE, s=0, i=0)


def _descend(program: Program) -> None:
    """Go to user mode, where code may be executed and results written."""
    _region(program, 2, 0, CODE_TOP, EXECUTE)
    _region(program, 3, OUT, DATA, READ | WRITE)
    there = program.new()
    [s] = program.some(1)
    program.emit("ADDI", d=LEAVE, s=0, i=0)
    program.address(s, there)
    program.csr("CSRRW", csrs.TPC, s=s)
    program.csr("CSRRSI", csrs.STATUS, i=4)
    program.emit("TRET")
    program.label(there)


def _ascend(program: Program) -> None:
    """Come back by a call."""
    program.emit("ADDI", d=LEAVE, s=0, i=1)
    called("ECALL")(program)
    [d] = program.some(1)
    program.csr("CSRRC", csrs.STATUS, d=d)
    program.out(d)
    program.csr("CSRRCI", csrs.STATUS, i=7)
    _open(program)


def user_calls(program: Program) -> None:
    """A call from user mode, and back to it."""
    _descend(program)
    called("ECALL")(program)
    _ascend(program)


def user_csrs(program: Program) -> None:
    """What user mode may read, and what it may not."""
    rng = program.rng
    [d] = program.some(1)
    _descend(program)
    program.csr("CSRRS", rng.choice([csrs.UINSTRET, csrs.UINSTRETH]), d=d)
    program.out(d)
    number = rng.choice([csrs.SCRATCH, csrs.TVEC, csrs.INSTRET, csrs.REGIONS[3], *csrs.FIXED])
    trapped(program, lambda program: program.csr("CSRRS", number, d=d))
    program.out(d)
    _ascend(program)


def user_returns(program: Program) -> None:
    """TRET is no instruction of user mode."""
    _descend(program)
    trapped(program, lambda program: program.emit("TRET"))
    _ascend(program)


def user_interrupted(program: Program) -> None:
    """In user mode interrupts come whatever IE says."""
    [s] = program.some(1)
    program.li(s, 4)
    program.csr("CSRRW", csrs.ENABLE, s=s)
    program.li(s, program.rng.randint(45, 50))
    program.csr("CSRRW", csrs.TIMER, s=s)
    _descend(program)
    [r] = program.some(1)
    program.emit("ADDI", d=r, s=0, i=0)
    for _ in range(50):
        program.emit("ADDI", d=r, s=r, i=1)
    program.out(r)
    _ascend(program)
    program.csr("CSRRW", csrs.TIMER, s=0)
    program.csr("CSRRW", csrs.ENABLE, s=0)
    program.csr("CSRRW", csrs.PENDING, s=0)


def _accesses(program: Program, place: int) -> None:
    """A load and a store at a place, each of which may trap."""
    s, t, d = program.some(3)
    program.li(s, place)
    program.li(t, program.rng.getrandbits(32))
    other = program.rng.choice([("LBU", {"d": d}), ("SH", {"t": t})])
    for name, more in program.rng.sample([("LW", {"d": d}), ("SW", {"t": t}), other], 3):
        program.li(d, 77)
        trapped(program, lambda program, name=name, more=more: program.emit(name, s=s, **more))
        program.out(d)


def protected(flags: int, user: bool) -> Unit:
    """Accesses to both ends of a region and beside it, some by a region that counts for less."""

    def unit(program: Program) -> None:
        rng = program.rng
        base = DATA + 16 * rng.randrange(16)
        size = 16 * rng.randint(1, 4)
        _region(program, 0, base, base + size, flags)
        _region(program, 1, base - 32, base + size // 2, rng.randrange(8))
        if user:
            _descend(program)
        for place in rng.sample([base, base + size - 4, base + size, base - 4], 2):
            _accesses(program, place)
        if user:
            _ascend(program)
        _open(program)

    return unit


def fetched(program: Program) -> None:
    """A jump to where nothing may be executed."""
    rng = program.rng
    [s] = program.some(1)
    place = DATA + 4 * rng.randrange(64)
    if rng.random() < 0.5:
        _region(program, 0, DATA, DATA + 0x400, rng.choice([READ, READ | WRITE]))
    _descend(program)
    program.li(s, place)
    trapped(program, lambda program: program.emit("JALR", d=0, s=s))
    _ascend(program)


def locked_fetch(program: Program) -> None:
    """A locked region keeps machine mode out, too."""
    [s] = program.some(1)
    _region(program, 0, DATA, DATA + 0x400, LOCKED | READ)
    program.li(s, DATA + 4 * program.rng.randrange(64))
    trapped(program, lambda program: program.emit("JALR", d=0, s=s))
    _open(program)


def regions_kept(program: Program) -> None:
    """Every bit of a region's registers is kept."""
    d, s = program.some(2)
    for number in program.rng.sample(csrs.REGIONS, 3):
        program.li(s, program.rng.getrandbits(32) & ~8)
        program.csr("CSRRW", number, s=s)
        program.csr("CSRRW", number, d=d, s=0)
        program.out(d)


# Atomic accesses.


def atomic(name: str, repeat: int) -> Unit:
    """A word is loaded and stored in one."""

    def unit(program: Program) -> None:
        s, t, d = program.some(3)
        pairs = units_values.specials(name[3:].removesuffix(".W"), program.rng)
        loaded, other = (pairs + [(program.value(), program.value())])[repeat]
        program.li(s, DATA + 4 * program.rng.randrange(256))
        program.li(t, loaded)
        program.emit("SW", s=s, t=t)
        program.li(t, other)
        d = program.rng.choice([d, d, t, s])
        program.emit(name, d=d, s=s, t=t)
        program.out(d)
        if d != s:
            program.emit("LW", d=d, s=s)
            program.out(d)

    return unit


def conditional(kind: str) -> Unit:
    """A store that depends on a reservation, which may be another word's, used up, or lost."""

    def unit(program: Program) -> None:
        rng = program.rng
        s, t, d = program.some(3)
        program.li(s, DATA + 4 * rng.randrange(256))
        program.li(t, rng.getrandbits(32))
        program.emit("LR.W", d=d, s=s)
        program.out(d)
        if kind == "trap":
            called("ECALL")(program)
            program.li(t, rng.getrandbits(32))
        if kind == "other":
            program.emit("ADDI", d=s, s=s, i=4)
        if kind == "store":
            program.emit("SW", s=s, t=t)
        for _ in range(2 if kind == "twice" else 1):
            program.emit("SC.W", d=d, s=s, t=t)
            program.out(d)
        if kind == "other":
            program.emit("ADDI", d=s, s=s, i=-4)
            program.emit("SC.W", d=d, s=s, t=t)
            program.out(d)

    return unit


def atomic_faults(program: Program) -> None:
    """An atomic access beside its word, and to one that may only be read."""
    s, t, d = program.some(3)
    program.li(s, DATA + 4 * program.rng.randrange(64) + program.rng.randint(1, 3))
    trapped(program, lambda program: program.emit("AMOADD.W", d=d, s=s, t=t))
    place = DATA + 16 * program.rng.randrange(16)
    _region(program, 0, place, place + 16, LOCKED | program.rng.choice([READ, READ, WRITE]))
    program.li(s, place)
    trapped(program, lambda program: program.emit("AMOXOR.W", d=d, s=s, t=t))
    _open(program)


# Compressed instructions.


def zero_half(program: Program) -> None:
    """Two bytes of zeros are no instruction."""
    trapped(program, lambda program: program.half(0))


def shifted(program: Program) -> None:
    """A whole instruction that begins at the other half."""
    [d] = program.some(1)
    program.emit("C.LI", d=d, i=program.rng.randint(-32, 31))
    program.emit("XORI", d=d, s=d, i=program.rng.randint(-2048, 2047))
    program.emit("C.ADDI", d=d, i=program.rng.randint(1, 31))
    program.out(d)
    there = program.new()
    program.emit("JAL", d=d, to=there)
    program.emit("C.LI", d=d, i=1)
    program.label(there)
    program.out(d)


def units(group: str) -> list[Unit]:
    """The tests of a checkpoint."""
    names = [name for name, one in isa.INSTRUCTIONS.items() if one.group == group]
    if group in ("csrs", "counters", "traps", "interrupts"):
        return units_system.units(group)
    if group == "protection":
        flags = [READ, WRITE, EXECUTE, READ | WRITE, 0]
        locked = [LOCKED, LOCKED | READ, LOCKED | WRITE, READ]
        return [
            *[user_calls, user_csrs, user_returns] * 2,
            *[user_interrupted, fetched, fetched, locked_fetch, regions_kept],
            *[protected(one, True) for one in flags],
            *[protected(one, False) for one in locked],
        ]
    if group == "atomics":
        kinds = ["plain", "trap", "other", "store", "twice"]
        amos = [name for name in names if name.startswith("AMO")]
        return [
            *[atomic(name, repeat) for name in amos for repeat in range(4)],
            *map(conditional, kinds * 2),
            atomic_faults,
            atomic_faults,
        ]
    more = {
        "compressed-moves": [zero_half, zero_half, *[shifted] * 4],
        "compressed-jumps": [called("C.EBREAK")] * 3,
    }
    made = [units_values.unit_of(name, repeat) for name in names for repeat in range(units_values.repeats(name))]
    return [unit for unit in made if unit is not None] + more.get(group, [])
