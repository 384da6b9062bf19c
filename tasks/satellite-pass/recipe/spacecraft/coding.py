"""How the spacecraft puts bytes onto the air: Reed-Solomon, interleaving, randomising, markers, checksums, Rice codes."""

MARKER = 0x1ACFFC1D
PARITY, WORD, DEPTH = 16, 128, 2
BLOCK = WORD * DEPTH
FRAME = BLOCK - PARITY * DEPTH

EXP, LOG = [0] * 510, [0] * 256
_value = 1
for _power in range(255):
    EXP[_power] = EXP[_power + 255] = _value
    LOG[_value] = _power
    _value <<= 1
    if _value & 256:
        _value ^= 0x11D


def times(a: int, b: int) -> int:
    return EXP[LOG[a] + LOG[b]] if a and b else 0


def _generator() -> list[int]:
    found = [1]
    for power in range(PARITY):
        grown = [*found, 0]
        for place, value in enumerate(found):
            grown[place + 1] ^= times(value, EXP[power])
        found = grown
    return found


GENERATOR = _generator()


def protected(data: bytes) -> bytes:
    """A code word: the data and its parity."""
    rest = [0] * PARITY
    for byte in data:
        factor = byte ^ rest[0]
        rest = [*rest[1:], 0]
        for place in range(PARITY):
            rest[place] ^= times(GENERATOR[place + 1], factor)
    return data + bytes(rest)


def randomiser(length: int) -> bytes:
    """The bytes that are added to a block: x^8 + x^7 + x^5 + x^3 + 1, from all ones."""
    register, found = [1] * 8, []
    for _ in range(length):
        byte = 0
        for _ in range(8):
            byte = byte << 1 | register[0]
            register = [*register[1:], register[0] ^ register[3] ^ register[5] ^ register[7]]
        found.append(byte)
    return bytes(found)


def crc16(data: bytes) -> int:
    found = 0xFFFF
    for byte in data:
        found ^= byte << 8
        for _ in range(8):
            found = (found << 1 ^ (0x1021 if found & 0x8000 else 0)) & 0xFFFF
    return found


def block(frame: bytes) -> bytes:
    """A frame as it is sent, without its marker and before it is randomised."""
    words = [protected(frame[lane::DEPTH]) for lane in range(DEPTH)]
    return bytes(words[place % DEPTH][place // DEPTH] for place in range(BLOCK))


def rice(values: list[int], k: int) -> bytes:
    """Rice codes of signed numbers, padded with zeros."""
    bits = []
    for value in values:
        mapped = 2 * value if value >= 0 else -2 * value - 1
        bits += [1] * (mapped >> k) + [0] + [mapped >> place & 1 for place in range(k - 1, -1, -1)]
    bits += [0] * (-len(bits) % 8)
    return bytes(sum(bit << 7 - place for place, bit in enumerate(bits[at : at + 8])) for at in range(0, len(bits), 8))
