"""Writes a program: instructions, labels, and the frame that each of them stands in."""

import random
from collections.abc import Callable

import csrs
import isa
from machine import PIN, RESET, Machine

CORNERS = [
    0,
    1,
    2,
    31,
    32,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFFFFFF,
    0x80000000,
    0x80000001,
    0xFFFFFFFE,
    0xFFFFFFFF,
]
OUT, TOLD, DATA = 0x8000, 0xA000, 0xC000
"""Where results, what traps tell, and data lie."""

POINTER, TELLER, DEVICE, RESUME, LEAVE, MARK, VECTOR = 3, 30, 26, 4, 27, 28, 31
"""Registers with a meaning: where the next result and what the next trap tells goes, the device's page, where the
handler goes on, whether it stays out of user mode, whether what follows a trap was skipped, and which vector was taken."""

POOL = [*range(5, 26)]
SHORT_POOL = [*range(8, 16)]


class Program:
    """A program that grows.

    Attributes:
        rng: what is drawn comes from here.
        stage: how many checkpoints it may use.
        last: the register of the last result.
    """

    def __init__(self, rng: random.Random, stage: int) -> None:
        self.rng, self.stage, self.last = rng, stage, POOL[0]
        self.pc, self.offset = RESET, 0
        self._made: list[tuple[int, isa.Instruction | None, dict[str, int], str | None]] = []
        self._labels: dict[str, int] = {}
        self._count = 0

    def has(self, group: str) -> bool:
        """Whether a checkpoint is among those that the program may use."""
        return isa_index(group) <= self.stage

    def emit(self, name: str, to: str | None = None, **fields: int) -> None:
        """One instruction; `to` is a label that its immediate leads to."""
        instruction = isa.INSTRUCTIONS[name]
        self._made.append((self.pc, instruction, fields, to))
        self.pc += instruction.size

    def word(self, value: int) -> None:
        """Four bytes that may be no instruction."""
        self._made.append((self.pc, None, {"word": value}, None))
        self.pc += 4

    def half(self, value: int) -> None:
        """Two bytes that may be no instruction."""
        self._made.append((self.pc, None, {"half": value}, None))
        self.pc += 2

    def new(self) -> str:
        """A label's name."""
        self._count += 1
        return f"L{self._count}"

    def label(self, name: str) -> None:
        """The label is here."""
        self._labels[name] = self.pc

    def li(self, register: int, value: int) -> None:
        """A register gets a value."""
        value &= 0xFFFFFFFF
        low = (value & 0xFFF ^ 0x800) - 0x800
        high = value - low >> 12 & 0xFFFFF
        if high:
            self.emit("LUI", d=register, i=high)
        self.emit("ADDI", d=register, s=register if high else 0, i=low)

    def out(self, register: int) -> None:
        """A register's value is a result."""
        if self.offset > 2000:
            self.emit("ADDI", d=POINTER, s=POINTER, i=self.offset)
            self.offset = 0
        self.emit("SW", s=POINTER, t=register, i=self.offset)
        self.offset += 4

    def some(self, count: int) -> list[int]:
        """Different registers."""
        return self.rng.sample(POOL, count)

    def value(self) -> int:
        """A word: of the corners, small, or any."""
        kind = self.rng.random()
        if kind < 0.35:
            return self.rng.choice(CORNERS)
        if kind < 0.5:
            return self.rng.randrange(64)
        return self.rng.getrandbits(32)

    def address(self, register: int, label: str) -> None:
        """A register gets the address of a label."""
        self.emit("AUIPC", d=register)
        self._made.append(
            (self.pc, isa.INSTRUCTIONS["ADDI"], {"d": register, "s": register, "from": self.pc - 4}, label)
        )
        self.pc += 4

    def csr(self, name: str, number: int, d: int = 0, **fields: int) -> None:
        """An access to a CSR."""
        self.emit(name, c=number, d=d, **fields)

    def listing(self) -> list[tuple[int, int, int, str]]:
        """(address, bytes, word, text) of all that was written."""
        found = []
        for pc, instruction, given, label in self._made:
            if instruction is None:
                size = 4 if "word" in given else 2
                value = given.get("word", given.get("half", 0))
                found.append((pc, size, value, f".{'word' if size == 4 else 'half'} {value:#x}"))
                continue
            fields = dict(given)
            if label is not None:
                fields["i"] = self._labels[label] - fields.pop("from", pc)
            told = ", ".join(_operand(letter, fields[letter]) for letter in "dstcib" if letter in fields)
            found.append((pc, instruction.size, instruction.encode(**fields), f"{instruction.name} {told}".strip()))
        return found


def _operand(letter: str, value: int) -> str:
    if letter in isa.REGISTERS:
        return f"x{value}"
    return f"{value:#x}" if letter == "c" else str(value)


def isa_index(group: str) -> int:
    """The place of a checkpoint among all."""
    return ORDER.index(group)


ORDER = [
    "start", "logic", "shifts", "memory", "branches", "multiply", "selection", "counting", "bits", "carry-less", "aes", "hashes",
    "csrs", "counters", "traps", "interrupts", "protection", "atomics", "compressed-moves", "compressed-arithmetic",
    "compressed-jumps", "compressed-bytes", "saturation", "packed", "walking",
]  # fmt: skip
"""The checkpoints, behind what there is at the start."""

Unit = Callable[[Program], None]


def begun(program: Program) -> None:
    """What stands before the program proper: pointers, and the handler of traps if there are such."""
    program.emit("JAL", d=0, to="main")
    if program.has("traps"):
        _handler(program)
    program.label("main")
    program.li(POINTER, OUT)
    program.li(TELLER, TOLD)
    program.li(DEVICE, PIN & ~0xFFF)
    for register in (1, 2, LEAVE, VECTOR, *POOL):
        program.emit("ADDI", d=register, s=0, i=register if register in POOL else 0)
    if program.has("traps"):
        program.address(5, "handler")
        program.csr("CSRRW", csrs.TVEC, s=5)


def _handler(program: Program) -> None:
    """Tells what a trap is, and goes on where RESUME says, or where an interrupt came from."""
    program.label("handler")
    for number in range(4):
        program.emit("JAL", d=0, to=f"vector {number}")
    for number in range(1, 4):
        program.label(f"vector {number}")
        program.emit("ADDI", d=VECTOR, s=0, i=number)
        program.emit("JAL", d=0, to="vector 0")
    program.label("vector 0")
    told = [csrs.TCAUSE, csrs.TPC, csrs.TVAL] + [csrs.STATUS] * program.has("interrupts")
    for place, number in enumerate(told):
        program.csr("CSRRS", number, d=29)
        program.emit("SW", s=TELLER, t=29, i=4 * place)
    program.emit("SW", s=TELLER, t=VECTOR, i=4 * len(told))
    program.emit("ADDI", d=VECTOR, s=0, i=0)
    program.emit("ADDI", d=TELLER, s=TELLER, i=4 * len(told) + 4)
    program.csr("CSRRS", csrs.TCAUSE, d=29)
    if program.has("interrupts"):
        program.emit("BLT", s=29, t=0, to="interrupted")
    program.csr("CSRRW", csrs.TPC, s=RESUME)
    if program.has("protection"):
        program.emit("BEQ", s=LEAVE, t=0, to="stays")
        program.csr("CSRRCI", csrs.STATUS, i=4)
        program.label("stays")
    program.emit("TRET")
    if program.has("interrupts"):
        program.label("interrupted")
        program.emit("SW", s=DEVICE, t=0, i=PIN & 0xFFF)
        program.csr("CSRRW", csrs.PENDING, s=0)
        for _ in range(6):
            program.emit("ADDI", d=29, s=29, i=1)
        program.emit("TRET")


def ended(program: Program) -> None:
    """The last results, and the end."""
    for register in (program.last, *program.rng.sample(POOL, 3)):
        program.out(register)
    program.li(DEVICE, PIN & ~0xFFF)
    program.emit("SW", s=DEVICE, t=program.last)
    program.label("end")
    program.emit("JAL", d=0, to="end")


UNEXPECTED = [
    (0x40, "LUI", {"d": 1, "i": 0xFFFFF}),
    (0x44, "SW", {"s": 1, "t": 0, "i": 0}),
    (0x48, "JAL", {"d": 0, "i": 0}),
]
"""Where TVEC leads after reset: the end of the program."""


def image(program: Program) -> list[tuple[int, int, int, str]]:
    """(address, bytes, word, text) of the whole image."""
    stub = [
        (address, 4, isa.INSTRUCTIONS[name].encode(**fields), f"{name}: an unexpected trap ends here")
        for address, name, fields in UNEXPECTED
    ]
    return stub + program.listing()


def loaded(lines: list[tuple[int, int, int, str]], removed: frozenset[str] = frozenset()) -> Machine:
    """A machine with an image in its memory."""
    machine = Machine(removed=removed)
    for address, size, word, _ in lines:
        machine.memory[address : address + size] = word.to_bytes(size, "little")
    return machine


def hexadecimal(lines: list[tuple[int, int, int, str]], *, listed: bool = False) -> str:
    """An image as the bench reads it: halfwords at their places, with the instructions beside them if asked for."""
    found, expected = [], None
    for address, size, word, text in lines:
        if address != expected:
            found.append(f"@{address >> 1:x}")
        halves = [f"{word >> shift & 0xFFFF:04x}" for shift in range(0, 8 * size, 16)]
        found.append(" ".join(halves) + (f"  // {address:x}: {text}" if listed else ""))
        expected = address + size
    return "\n".join(found) + "\n"
