"""What instructions on two values come to: name -> the word that two words make."""

from collections.abc import Callable

WORD = 0xFFFFFFFF
LEAST, MOST = 0x80000000, 0x7FFFFFFF


def signed(word: int, bits: int = 32) -> int:
    """A word's lowest bits as a signed number."""
    word &= (1 << bits) - 1
    return word - (1 << bits) if word >> bits - 1 else word


def ror(word: int, by: int) -> int:
    """Rotated to the right."""
    by &= 31
    return (word >> by | word << 32 - by) & WORD


def _saturated(number: int) -> int:
    return max(-(1 << 31), min(number, MOST)) & WORD


def _div(a: int, b: int) -> int:
    if b == 0:
        return 0
    if a == LEAST and b == WORD:
        return MOST
    quotient = abs(signed(a)) // abs(signed(b))
    return -quotient if (signed(a) < 0) != (signed(b) < 0) else quotient


def _rem(a: int, b: int) -> int:
    if b == 0:
        return a
    rest = abs(signed(a)) % abs(signed(b))
    return -rest if signed(a) < 0 else rest


def carry_less(a: int, b: int) -> int:
    """The product without carries, of 64 bits."""
    found = 0
    for place in range(32):
        if b >> place & 1:
            found ^= a << place
    return found


def lanes(a: int, b: int, size: int) -> list[tuple[int, int]]:
    """The pairs of lanes of so many bits, from the lowest."""
    mask = (1 << size) - 1
    return [(a >> place & mask, b >> place & mask) for place in range(0, 32, size)]


def joined(values: list[int], size: int) -> int:
    """The word of lanes."""
    return sum((value & (1 << size) - 1) << size * place for place, value in enumerate(values))


def _xperm(a: int, b: int, size: int) -> int:
    table = [one for one, _ in lanes(a, 0, size)]
    return joined([table[place] if place < len(table) else 0 for _, place in lanes(0, b, size)], size)


def _zip(a: int) -> int:
    return sum((a >> i & 1) << 2 * i | (a >> i + 16 & 1) << 2 * i + 1 for i in range(16))


def _unzip(a: int) -> int:
    return sum((a >> 2 * i & 1) << i | (a >> 2 * i + 1 & 1) << i + 16 for i in range(16))


def _clip(a: int, least: int, most: int) -> int:
    return max(least, min(signed(a), most))


def _dot(a: int, b: int) -> int:
    return sum(signed(one, 8) * signed(other, 8) for one, other in lanes(a, b, 8))


def _field(a: int, b: int) -> tuple[int, int]:
    """The field of a that b tells, and its length."""
    length = (b >> 8 & 31) + 1
    return a >> (b & 31) & (1 << length) - 1, length


def _fraction(a: int, b: int) -> int:
    return MOST if a == b == LEAST else signed(a) * signed(b) + (1 << 30) >> 31


TWO: dict[str, Callable[[int, int], int]] = {
    "ADD": lambda a, b: a + b,
    "SUB": lambda a, b: a - b,
    "XOR": lambda a, b: a ^ b,
    "OR": lambda a, b: a | b,
    "AND": lambda a, b: a & b,
    "SLL": lambda a, b: a << (b & 31),
    "SRL": lambda a, b: a >> (b & 31),
    "SRA": lambda a, b: signed(a) >> (b & 31),
    "SLT": lambda a, b: signed(a) < signed(b),
    "SLTU": lambda a, b: a < b,
    "MUL": lambda a, b: a * b,
    "MULH": lambda a, b: signed(a) * signed(b) >> 32,
    "MULHSU": lambda a, b: signed(a) * b >> 32,
    "MULHU": lambda a, b: a * b >> 32,
    "DIV": _div,
    "DIVU": lambda a, b: a // b if b else 0,
    "REM": _rem,
    "REMU": lambda a, b: a % b if b else a,
    "SH1ADD": lambda a, b: (a << 1) + b,
    "SH2ADD": lambda a, b: (a << 2) + b,
    "SH3ADD": lambda a, b: (a << 3) + b,
    "CZERO.EQZ": lambda a, b: a if b else 0,
    "CZERO.NEZ": lambda a, b: 0 if b else a,
    "ANDN": lambda a, b: a & ~b,
    "ORN": lambda a, b: a | ~b,
    "XNOR": lambda a, b: ~(a ^ b),
    "MIN": lambda a, b: min(signed(a), signed(b)),
    "MINU": min,
    "MAX": lambda a, b: max(signed(a), signed(b)),
    "MAXU": max,
    "ROL": lambda a, b: ror(a, -b),
    "ROR": ror,
    "BSET": lambda a, b: a | 1 << (b & 31),
    "BCLR": lambda a, b: a & ~(1 << (b & 31)),
    "BINV": lambda a, b: a ^ 1 << (b & 31),
    "BEXT": lambda a, b: a >> (b & 31) & 1,
    "CLMUL": carry_less,
    "CLMULH": lambda a, b: carry_less(a, b) >> 32,
    "CLMULR": lambda a, b: carry_less(a, b) >> 31,
    "PACK": lambda a, b: (b & 0xFFFF) << 16 | a & 0xFFFF,
    "PACKH": lambda a, b: (b & 0xFF) << 8 | a & 0xFF,
    "XPERM4": lambda a, b: _xperm(a, b, 4),
    "XPERM8": lambda a, b: _xperm(a, b, 8),
    "SHA512SUM0R": lambda a, b: a << 25 ^ a << 30 ^ a >> 28 ^ b >> 7 ^ b >> 2 ^ b << 4,
    "SHA512SUM1R": lambda a, b: a << 23 ^ a >> 14 ^ a >> 18 ^ b >> 9 ^ b << 18 ^ b << 14,
    "SHA512SIG0L": lambda a, b: a >> 1 ^ a >> 7 ^ a >> 8 ^ b << 31 ^ b << 25 ^ b << 24,
    "SHA512SIG1L": lambda a, b: a << 3 ^ a >> 6 ^ a >> 19 ^ b >> 29 ^ b << 26 ^ b << 13,
    "SHA512SIG0H": lambda a, b: a >> 1 ^ a >> 7 ^ a >> 8 ^ b << 31 ^ b << 24,
    "SHA512SIG1H": lambda a, b: a << 3 ^ a >> 6 ^ a >> 19 ^ b >> 29 ^ b << 13,
    "SADD": lambda a, b: _saturated(signed(a) + signed(b)),
    "SSUB": lambda a, b: _saturated(signed(a) - signed(b)),
    "USADD": lambda a, b: min(a + b, WORD),
    "USSUB": lambda a, b: max(a - b, 0),
    "SABS": lambda a, b: _saturated(abs(signed(a))),
    "ABD": lambda a, b: abs(signed(a) - signed(b)),
    "AVG": lambda a, b: signed(a) + signed(b) >> 1,
    "AVGU": lambda a, b: a + b + 1 >> 1,
    "CLIP": lambda a, b: _clip(a, -(1 << (b & 31)), (1 << (b & 31)) - 1),
    "CLIPU": lambda a, b: _clip(a, 0, (1 << (b & 31)) - 1),
    "MULQ": _fraction,
    "ADD8": lambda a, b: joined([one + other for one, other in lanes(a, b, 8)], 8),
    "SUB8": lambda a, b: joined([one - other for one, other in lanes(a, b, 8)], 8),
    "ADD16": lambda a, b: joined([one + other for one, other in lanes(a, b, 16)], 16),
    "SUB16": lambda a, b: joined([one - other for one, other in lanes(a, b, 16)], 16),
    "MAX8": lambda a, b: joined([max(pair) for pair in lanes(a, b, 8)], 8),
    "MIN8": lambda a, b: joined([min(pair) for pair in lanes(a, b, 8)], 8),
    "EQ8": lambda a, b: joined([0xFF * (one == other) for one, other in lanes(a, b, 8)], 8),
    "SAD8": lambda a, b: sum(abs(one - other) for one, other in lanes(a, b, 8)),
    "DOT8": _dot,
    "BFX": lambda a, b: signed(*_field(a, b)),
    "BFXU": lambda a, b: _field(a, b)[0],
}

ONE: dict[str, Callable[[int], int]] = {
    "CLZ": lambda a: 32 - a.bit_length(),
    "CTZ": lambda a: (a & -a).bit_length() - 1 if a else 32,
    "CPOP": int.bit_count,
    "SEXT.B": lambda a: signed(a, 8),
    "SEXT.H": lambda a: signed(a, 16),
    "ORC.B": lambda a: joined([0xFF * bool(one) for one, _ in lanes(a, 0, 8)], 8),
    "REV8": lambda a: int.from_bytes(a.to_bytes(4, "little"), "big"),
    "BREV8": lambda a: joined([int(f"{one:08b}"[::-1], 2) for one, _ in lanes(a, 0, 8)], 8),
    "ZIP": _zip,
    "UNZIP": _unzip,
    "SHA256SUM0": lambda a: ror(a, 2) ^ ror(a, 13) ^ ror(a, 22),
    "SHA256SUM1": lambda a: ror(a, 6) ^ ror(a, 11) ^ ror(a, 25),
    "SHA256SIG0": lambda a: ror(a, 7) ^ ror(a, 18) ^ a >> 3,
    "SHA256SIG1": lambda a: ror(a, 17) ^ ror(a, 19) ^ a >> 10,
}

THREE: dict[str, Callable[[int, int, int], int]] = {
    "DOTA8": lambda a, b, c: c + _dot(a, b),
    "BFI": lambda a, b, c: _inserted(a, b, c),
}


def _inserted(a: int, b: int, c: int) -> int:
    mask = (1 << (b >> 8 & 31) + 1) - 1
    return c & ~(mask << (b & 31)) | (a & mask) << (b & 31)


IMMEDIATE = {
    "ADDI": "ADD", "XORI": "XOR", "ORI": "OR", "ANDI": "AND", "SLLI": "SLL", "SRLI": "SRL", "SRAI": "SRA", "SLTI": "SLT",
    "SLTIU": "SLTU", "RORI": "ROR", "BSETI": "BSET", "BCLRI": "BCLR", "BINVI": "BINV", "BEXTI": "BEXT",
}  # fmt: skip
"""Name -> the instruction that does the same with a register."""

ATOMIC = {
    "AMOSWAP.W": lambda a, b: b,
    **{f"AMO{name}.W": TWO[name] for name in ("ADD", "XOR", "AND", "OR", "MIN", "MAX", "MINU", "MAXU")},
}

BRANCHES: dict[str, Callable[[int, int], bool]] = {
    "BEQ": lambda a, b: a == b,
    "BNE": lambda a, b: a != b,
    "BLT": lambda a, b: signed(a) < signed(b),
    "BGE": lambda a, b: signed(a) >= signed(b),
    "BLTU": lambda a, b: a < b,
    "BGEU": lambda a, b: a >= b,
}


def _times(a: int, b: int) -> int:
    """The product in AES's field."""
    found = 0
    while b:
        found ^= a * (b & 1)
        a, b = a << 1 ^ 0x11B * (a >> 7), b >> 1
    return found


def _boxes() -> tuple[list[int], list[int]]:
    box = []
    for value in range(256):
        inverse = next((other for other in range(256) if _times(value, other) == 1), 0)
        spread = carry_less(inverse, 0x1F)
        box.append((spread & 0xFF ^ spread >> 8) ^ 0x63)
    return box, [box.index(value) for value in range(256)]


BOX, INVERSE = _boxes()


def aes(name: str, a: int, b: int, byte: int) -> int:
    """A step of AES with a byte of b."""
    value = (BOX if name.startswith("AES32E") else INVERSE)[b >> 8 * byte & 0xFF]
    column = {"AES32ESMI": (2, 1, 1, 3), "AES32DSMI": (14, 9, 13, 11)}.get(name, (1, 0, 0, 0))
    return a ^ ror(joined([_times(value, factor) for factor in column], 8), -8 * byte)
