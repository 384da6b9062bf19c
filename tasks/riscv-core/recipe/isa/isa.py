"""Words of instructions: made of a name and fields, and taken apart again.

Fields are letters: d, s and t are rd, rs1 and rs2; i is the immediate, c the number of a CSR, b the byte that AES takes.
"""

import re
from functools import lru_cache
from pathlib import Path

REGISTERS = {"d", "s", "t"}
SHORT = {"D": "d", "S": "s", "T": "t", "r": "d"}
"""Letters of compressed instructions: three bits that number x8 to x15, and r, which stands for rd and rs1."""

_TWELVE = "11s,10,9,8,7,6,5,4,3,2,1,0"
_FIVE = "4,3,2,1,0"
_FORMS = {
    "R": ("{0}tttttsssss{1}ddddd0110011", ""),
    "RC": ("{0}tttttsssss{1}ddddd0001011", ""),
    "AES": ("bb{0}tttttsssss000ddddd0110011", ""),
    "I": ("iiiiiiiiiiiisssss{0}ddddd0010011", _TWELVE),
    "SH": ("{0}iiiiisssss{1}ddddd0010011", _FIVE),
    "U1": ("{0}sssss{1}ddddd0010011", ""),
    "L": ("iiiiiiiiiiiisssss{0}ddddd0000011", _TWELVE),
    "S": ("iiiiiiitttttsssss{0}iiiii0100011", _TWELVE),
    "LP": ("iiiiiiiiiiiisssss{0}ddddd0101011", _TWELVE),
    "SP": ("iiiiiiitttttsssss{0}iiiii0101011", _TWELVE),
    "B": ("iiiiiiitttttsssss{0}iiiii1100011", "12s,10,9,8,7,6,5,4,3,2,1,11"),
    "U": ("iiiiiiiiiiiiiiiiiiiiddddd{0}", "19,18,17,16,15,14,13,12,11,10,9,8,7,6,5,4,3,2,1,0"),
    "JAL": ("iiiiiiiiiiiiiiiiiiiiddddd{0}", "20s,10,9,8,7,6,5,4,3,2,1,11,19,18,17,16,15,14,13,12"),
    "J": ("iiiiiiiiiiiisssss000ddddd{0}", _TWELVE),
    "F": ("iiiiiiiiiiiisssss000ddddd{0}", _TWELVE),
    "CSR": ("ccccccccccccsssss{0}ddddd1110011", ""),
    "CSRI": ("cccccccccccciiiii{0}ddddd1110011", _FIVE),
    "N": ("{0}00000000000001110011", ""),
    "LR": ("{0}0000000sssss010ddddd0101111", ""),
    "A": ("{0}00tttttsssss010ddddd0101111", ""),
}


class Instruction:
    """One instruction.

    Attributes:
        name: as the manual calls it.
        group: the checkpoint that brings it.
        form: of the table.
        bits: 32 or 16 characters: 0, 1, or the letter of a field.
        order: which bit of the immediate each i is.
        signed: whether the first of them is its sign.
        size: in bytes.
        mask: the bits that are fixed.
        match: what they are.
        fields: the letters of its fields.
    """

    def __init__(self, name: str, group: str, form: str, bits: str, order: tuple[int, ...], signed: bool) -> None:
        self.name, self.group, self.form, self.bits, self.order, self.signed = name, group, form, bits, order, signed
        self.size = len(bits) // 8
        self.mask = int(re.sub("[^01]", "0", bits.replace("0", "1")), 2)
        self.match = int(re.sub("[^01]", "0", bits), 2)
        self._runs: list[tuple[str, int, int, int]] = []
        for letter in dict.fromkeys(bits.replace("0", "").replace("1", "")):
            places = [len(bits) - 1 - place for place, bit in enumerate(bits) if bit == letter]
            values = order if letter == "i" else range(len(places) - 1, -1, -1)
            for place, value in zip(places, values, strict=True):
                self._add(SHORT.get(letter, letter), place, value)
        self._short = [SHORT[letter] for letter in "DST" if letter in bits]
        self.fields = frozenset(letter for letter, *_ in self._runs)
        self._ranges = {letter: self._range(letter) for letter in self.fields}

    def _add(self, letter: str, place: int, value: int) -> None:
        """A bit of the word is a bit of a field; what goes with the one before makes one run (field, shifts, mask)."""
        if self._runs:
            other, down, up, mask = self._runs[-1]
            if (other, down - 1, up - 1) == (letter, place, value):
                self._runs[-1] = (letter, place, value, mask << 1 | 1)
                return
        self._runs.append((letter, place, value, 1))

    def _range(self, letter: str) -> tuple[int, int, int]:
        """The least and the largest value of a field, and the bits that it has."""
        bits = sum(mask << up for other, _, up, mask in self._runs if other == letter)
        if letter == "i" and self.signed:
            sign = 1 << self.order[0]
            return -sign, bits ^ sign, bits | -sign
        return (8, 15, 15) if letter in self._short else (0, bits, bits)

    def encode(self, **values: int) -> int:
        """Its word, with these fields, 0 for those that are not given; a field that does not fit is an error."""
        word = self.match
        for letter, value in values.items():
            least, most, bits = self._ranges[letter]
            if not least <= value <= most or value & ~bits:
                raise ValueError(f"{self.name} can't have {letter} = {value}")
        for letter, down, up, mask in self._runs:
            word |= (values.get(letter, 0) >> up & mask) << down
        return word

    def decode(self, word: int) -> dict[str, int]:
        """The fields of its word."""
        found = dict.fromkeys(self.fields, 0)
        for letter, down, up, mask in self._runs:
            found[letter] |= (word >> down & mask) << up
        for letter in self._short:
            found[letter] += 8
        if self.signed and found["i"] >> self.order[0] & 1:
            found["i"] -= 2 << self.order[0]
        return found


def _instruction(line: str, group: str) -> Instruction:
    name, form, *rest = line.split()
    if form == "C":
        bits, order = rest[0], rest[1] if len(rest) > 1 else ""
    else:
        bits, order = _FORMS[form][0].format(*rest), _FORMS[form][1]
    places = tuple(int(place.rstrip("s")) for place in order.split(",") if place)
    return Instruction(name, group, form, bits, places, "s" in order)


def _table() -> dict[str, Instruction]:
    found, group = {}, ""
    for line in (Path(__file__).parent / "instructions.txt").read_text(encoding="utf-8").splitlines():
        if re.fullmatch("# [a-z0-9-]+", line):
            group = line.removeprefix("# ")
        elif line and not line.startswith("#"):
            instruction = _instruction(line, group)
            found[instruction.name] = instruction
    return found


INSTRUCTIONS = _table()
GROUPS = list(dict.fromkeys(one.group for one in INSTRUCTIONS.values()))
_BY_ENDING: dict[int, list[Instruction]] = {}
for _one in INSTRUCTIONS.values():
    _ending = int(_one.bits[-7:], 2) if _one.size == 4 else int(_one.bits[-2:], 2)
    _BY_ENDING.setdefault(_ending, []).append(_one)


def is_short(word: int) -> bool:
    """Whether an instruction that begins with these bits has two bytes."""
    return word & 3 != 3


@lru_cache(4096)
def decoded(word: int) -> tuple[Instruction, dict[str, int]] | None:
    """The instruction and its fields; None if there is none. Of several that fit, the table's first."""
    short = is_short(word)
    for one in _BY_ENDING.get(word & (3 if short else 0x7F), ()):
        if word & one.mask == one.match and (one.size == 2) == short:
            return one, one.decode(word)
    return None
