"""The control and status registers, the trap's bookkeeping, and what the regions of memory permit."""

TVEC, TPC, TCAUSE, TVAL, SCRATCH, STATUS, ENABLE, PENDING, TIMER = range(0x7C0, 0x7C9)
INSTRET, INSTRETH, INHIBIT, TAKEN, WRITTEN = range(0x7CA, 0x7CF)
REGIONS = range(0x7D0, 0x7D8)
UINSTRET, UINSTRETH = 0xCC0, 0xCC1
FIXED = {0xFC0: 0x48423332, 0xFC1: 0x00051C0A, 0xFC2: 0x00000007}
MASKS = {TVEC: 0xFFFFFFFD, TPC: 0xFFFFFFFE, STATUS: 7, ENABLE: 14, PENDING: 6, INHIBIT: 1}
"""CSR -> the bits that can be written, where not all can."""

WRITABLE = {
    TVEC, TPC, TCAUSE, TVAL, SCRATCH, STATUS, ENABLE, PENDING, TIMER, INSTRET, INSTRETH, INHIBIT, TAKEN, WRITTEN, *REGIONS,
}  # fmt: skip
READABLE = {*WRITABLE, UINSTRET, UINSTRETH, *FIXED}
_WORD = 0xFFFFFFFF


class Registers:
    """All that CSRs hold."""

    def __init__(self) -> None:
        self.values = dict.fromkeys(WRITABLE, 0)
        self.values[TVEC] = 0x40

    def waiting(self, pin: bool) -> int:
        """The interrupts that are pending."""
        return self.values[PENDING] | 8 * pin

    def read(self, number: int, pin: bool) -> int:
        """What an instruction reads."""
        if number in FIXED:
            return FIXED[number]
        if number == PENDING:
            return self.waiting(pin)
        return self.values[{UINSTRET: INSTRET, UINSTRETH: INSTRETH}.get(number, number)]

    def write(self, number: int, value: int) -> None:
        """What an instruction writes, behind its own count."""
        self._late = (number, value & MASKS.get(number, _WORD))

    def retire(self, written: int | None, taken: bool) -> None:
        """An instruction is done that wrote this CSR; what it wrote stands, whatever is counted."""
        values = self.values
        if not values[INHIBIT] and written not in (INSTRET, INSTRETH):
            count = (values[INSTRETH] << 32 | values[INSTRET]) + 1
            values[INSTRET], values[INSTRETH] = count & _WORD, count >> 32 & _WORD
        values[TAKEN] = values[TAKEN] + taken & _WORD
        if values[TIMER] and written != TIMER:
            values[TIMER] -= 1
            if values[TIMER] == 0:
                values[PENDING] |= 4
        if written is not None:
            number, value = self._late
            values[number] = value

    def trap(self, pc: int, cause: int, value: int, user: bool) -> None:
        """Remember where a trap came from."""
        status = self.values[STATUS]
        self.values.update({TPC: pc, TCAUSE: cause, TVAL: value, STATUS: (status & 1) << 1 | user << 2})

    def entry(self, cause: int) -> int:
        """Where a trap goes."""
        vector = self.values[TVEC]
        offset = 4 * (cause & 0x3FFFFFFF) if vector & 1 and cause >> 31 else 0
        return (vector & ~3) + offset & _WORD

    def back(self) -> bool:
        """A trap is left; whether to user mode."""
        status = self.values[STATUS]
        self.values[STATUS] = status & 4 | 2 | status >> 1 & 1
        return bool(status & 4)

    def permitted(self, address: int, kind: int, user: bool) -> bool:
        """Whether a load (0), a store (1) or an instruction (2) is permitted at an address."""
        for number in range(REGIONS[0], REGIONS[0] + 8, 2):
            base, top = self.values[number], self.values[number + 1]
            if base >> 4 <= address >> 4 < top >> 4:
                return bool(base >> kind & 1) or (not user and not base >> 3 & 1)
        return not user
