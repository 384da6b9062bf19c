"""The core as the manual describes it: executes a program and tells what it writes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import alu
import csrs
import isa
import short
from alu import WORD, signed

EXIT, PIN = 0xFFFFF000, 0xFFFFF004
"""A write here ends a program, and one here sets the pin."""

RESET = 0x100
MEMORY = 0x10000
FETCH_DENIED, ILLEGAL, BREAK, LOAD_MISALIGNED, LOAD_DENIED = 1, 4, 5, 8, 9
STORE_MISALIGNED, STORE_DENIED, CALL, USER_CALL = 12, 13, 16, 17
LOADS = {"LB": (1, True), "LH": (2, True), "LW": (4, True), "LBU": (1, False), "LHU": (2, False)}
STORES = {"SB": 1, "SH": 2, "SW": 4}
WALKING = {"LBW": "LB", "LHW": "LH", "LWW": "LW", "LBUW": "LBU", "LHUW": "LHU", "SBW": "SB", "SHW": "SH", "SWW": "SW"}


class Trap(Exception):
    """An instruction that traps instead."""

    def __init__(self, cause: int, value: int) -> None:
        super().__init__(cause)
        self.cause, self.value = cause, value


@dataclass
class Machine:
    """A core and its memory.

    Attributes:
        memory: of bytes.
        removed: instructions that it does not know.
        writes: (address of the word, text of what was written, as the bench prints it).
        steps: instructions that were begun.
        met: name of instruction -> how often it retired.
    """

    memory: bytearray = field(default_factory=lambda: bytearray(MEMORY))
    removed: Collection[str] = ()
    writes: list[tuple[int, str]] = field(default_factory=list)
    steps: int = 0
    met: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pc = RESET
        self.x = [0] * 32
        self.csrs = csrs.Registers()
        self.user = False
        self.pin = False
        self.reserved: int | None = None
        self.over = False

    def run(self, most: int = 20_000) -> "Machine":
        """Execute until the program ends, or so many instructions."""
        while not self.over and self.steps < most:
            self.step()
        return self

    def step(self) -> None:
        """Execute one instruction, or trap."""
        self.steps += 1
        self.written: int | None = None
        try:
            self._interrupt()
            self._execute()
        except Trap as trap:
            self.csrs.trap(self.pc, trap.cause, trap.value, self.user)
            self.pc = self.csrs.entry(trap.cause)
            self.user, self.reserved = False, None

    def _interrupt(self) -> None:
        waiting = self.csrs.waiting(self.pin) & self.csrs.values[csrs.ENABLE]
        if waiting and (self.user or self.csrs.values[csrs.STATUS] & 1):
            raise Trap(1 << 31 | waiting.bit_length() - 1, 0)

    def _execute(self) -> None:
        if not self.csrs.permitted(self.pc, 2, self.user):
            raise Trap(FETCH_DENIED, self.pc)
        word = int.from_bytes(self.memory[self.pc : self.pc + 4], "little")
        word = word & 0xFFFF if isa.is_short(word) else word
        found = isa.decoded(word)
        if found is None or found[0].name in self.removed or word == 0:
            raise Trap(ILLEGAL, word)
        instruction, fields = found
        name = instruction.name
        following = self.pc + instruction.size & WORD
        if instruction.size == 2:
            name, fields = short.expanded(name, fields)
        target = self._perform(name, fields, following, word)
        self.met[instruction.name] = self.met.get(instruction.name, 0) + 1
        self.csrs.retire(self.written, name in alu.BRANCHES and target != following)
        self.pc = target

    def _perform(self, name: str, fields: Mapping[str, int], following: int, word: int) -> int:
        """What an instruction does; where the program goes on."""
        d, imm = fields.get("d", 0), fields.get("i", 0)
        a, b = self.x[fields.get("s", 0)], self.x[fields.get("t", 0)]
        target = following
        if name in alu.TWO:
            self._set(d, alu.TWO[name](a, b))
        elif name in alu.IMMEDIATE:
            self._set(d, alu.TWO[alu.IMMEDIATE[name]](a, imm & WORD))
        elif name in alu.ONE:
            self._set(d, alu.ONE[name](a))
        elif name in alu.THREE:
            self._set(d, alu.THREE[name](a, b, self.x[d]))
        elif name in LOADS:
            self._set(d, self._load(name, a + imm & WORD))
        elif name in STORES:
            self._store(a + imm & WORD, b, STORES[name])
        elif name in alu.BRANCHES:
            target = self.pc + imm & WORD if alu.BRANCHES[name](a, b) else following
        elif name in alu.ATOMIC:
            self._set(d, self._atomic(name, a, b))
        elif name in WALKING:
            self._walk(WALKING[name], fields, a, b)
        elif name.startswith("AES32"):
            self._set(d, alu.aes(name, a, b, fields["b"]))
        elif name.startswith("CSRR"):
            self._access(name, fields, a, word)
        else:
            target = self._other(name, fields, following, word)
        return target

    def _other(self, name: str, fields: Mapping[str, int], following: int, word: int) -> int:
        d, imm, a = fields.get("d", 0), fields.get("i", 0), self.x[fields.get("s", 0)]
        target = following
        if name == "LUI":
            self._set(d, imm << 12)
        elif name == "AUIPC":
            self._set(d, self.pc + (imm << 12))
        elif name == "JAL":
            self._set(d, following)
            target = self.pc + imm & WORD
        elif name == "JALR":
            self._set(d, following)
            target = a + imm & WORD & ~1
        elif name == "ECALL":
            raise Trap(USER_CALL if self.user else CALL, 0)
        elif name == "EBREAK":
            raise Trap(BREAK, self.pc)
        elif name == "TRET":
            if self.user:
                raise Trap(ILLEGAL, word)
            self.user = self.csrs.back()
            target = self.csrs.values[csrs.TPC]
        elif name == "LR.W":
            self._set(d, self._load("LW", a))
            self.reserved = a
        elif name == "SC.W":
            held, self.reserved = self.reserved == a, None
            if held:
                self._store(a, self.x[fields["t"]], 4)
            self._set(d, 0 if held else WORD)
        elif name != "FENCE":
            raise ValueError(name)
        return target

    def _set(self, register: int, value: int) -> None:
        if register:
            self.x[register] = int(value) & WORD

    def _load(self, name: str, address: int) -> int:
        size, extended = LOADS[name]
        if address % size:
            raise Trap(LOAD_MISALIGNED, address)
        if not self.csrs.permitted(address, 0, self.user):
            raise Trap(LOAD_DENIED, address)
        value = int.from_bytes(self.memory[address : address + size], "little") if address < MEMORY else 0
        return signed(value, 8 * size) if extended else value

    def _store(self, address: int, value: int, size: int) -> None:
        if address % size:
            raise Trap(STORE_MISALIGNED, address)
        if not self.csrs.permitted(address, 1, self.user):
            raise Trap(STORE_DENIED, address)
        value &= (1 << 8 * size) - 1
        text = ["--"] * 4
        for place, byte in enumerate(value.to_bytes(size, "little")):
            text[3 - (address + place & 3)] = f"{byte:02x}"
        self.writes.append((address & ~3, "".join(text)))
        if address < MEMORY:
            self.memory[address : address + size] = value.to_bytes(size, "little")
        if address & ~3 == PIN:
            self.pin = bool(value & 1)
        self.over = address & ~3 == EXIT
        self.csrs.values[csrs.WRITTEN] = self.csrs.values[csrs.WRITTEN] + 1 & WORD

    def _atomic(self, name: str, address: int, b: int) -> int:
        if not self.csrs.permitted(address, 1, self.user) and address % 4 == 0:
            if self.csrs.permitted(address, 0, self.user):
                raise Trap(STORE_DENIED, address)
            raise Trap(LOAD_DENIED, address)
        loaded = self._load("LW", address) & WORD
        self._store(address, alu.ATOMIC[name](loaded, b) & WORD, 4)
        return loaded

    def _walk(self, name: str, fields: Mapping[str, int], a: int, b: int) -> None:
        value = self._load(name, a) if name in LOADS else self._store(a, b, STORES[name])
        self._set(fields["s"], a + fields["i"])
        if value is not None:
            self._set(fields["d"], value)

    def _access(self, name: str, fields: Mapping[str, int], a: int, word: int) -> None:
        number = fields["c"]
        operand = fields["i"] if name.endswith("I") else a
        writes = name.startswith("CSRRW") or bool(fields["i"] if name.endswith("I") else fields["s"])
        known = number in csrs.READABLE and not (writes and number >> 10 == 3)
        if not known or (self.user and number >> 8 & 3):
            raise Trap(ILLEGAL, word)
        old = self.csrs.read(number, self.pin)
        update = {"W": operand, "S": old | operand, "C": old & ~operand}[name[4]] & WORD
        if writes:
            self.written = number
            self.csrs.write(number, update)
        self._set(fields["d"], old)
