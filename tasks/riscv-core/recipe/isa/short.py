"""Compressed instructions: the whole instruction that each stands for."""

from collections.abc import Callable, Mapping

Fields = Mapping[str, int]
Whole = tuple[str, dict[str, int]]


def _same(name: str) -> Callable[[Fields], Whole]:
    return lambda f: (name, dict(f))


def _own(name: str, **more: int) -> Callable[[Fields], Whole]:
    """An instruction whose rd is its rs1 too, whichever letter stands for it."""

    def whole(f: Fields) -> Whole:
        register = f.get("s", f.get("d", 0))
        return name, {**f, "d": register, "s": register, **more}

    return whole


_EXPANDED: dict[str, Callable[[Fields], Whole]] = {
    "C.ADDI4SPN": lambda f: ("ADDI", {**f, "s": 2}),
    "C.LW": _same("LW"),
    "C.SW": _same("SW"),
    "C.ADDI": _own("ADDI"),
    "C.LI": lambda f: ("ADDI", {**f, "s": 0}),
    "C.ADDI16SP": lambda f: ("ADDI", {**f, "d": 2, "s": 2}),
    "C.LUI": lambda f: ("LUI", {**f, "i": f["i"] >> 12}),
    "C.LWSP": lambda f: ("LW", {**f, "s": 2}),
    "C.SWSP": lambda f: ("SW", {**f, "s": 2, "t": f["t"]}),
    "C.SRLI": _own("SRLI"),
    "C.SRAI": _own("SRAI"),
    "C.ANDI": _own("ANDI"),
    "C.SUB": _own("SUB"),
    "C.XOR": _own("XOR"),
    "C.OR": _own("OR"),
    "C.AND": _own("AND"),
    "C.SLLI": _own("SLLI"),
    "C.J": lambda f: ("JAL", {**f, "d": 0}),
    "C.JAL": lambda f: ("JAL", {**f, "d": 1}),
    "C.BEQZ": lambda f: ("BEQ", {**f, "t": 0}),
    "C.BNEZ": lambda f: ("BNE", {**f, "t": 0}),
    "C.JR": lambda f: ("JALR", {"d": 0, "s": f["d"], "i": 0}),
    "C.JALR": lambda f: ("JALR", {"d": 1, "s": f["d"], "i": 0}),
    "C.MV": lambda f: ("ADD", {**f, "s": 0}),
    "C.ADD": _own("ADD"),
    "C.EBREAK": _same("EBREAK"),
    "C.LBU": _same("LBU"),
    "C.LHU": _same("LHU"),
    "C.LH": _same("LH"),
    "C.SB": _same("SB"),
    "C.SH": _same("SH"),
    "C.ZEXT.B": _own("ANDI", i=255),
    "C.SEXT.B": _own("SEXT.B"),
    "C.ZEXT.H": _own("PACK", t=0),
    "C.SEXT.H": _own("SEXT.H"),
    "C.NOT": _own("XORI", i=-1),
    "C.MUL": _own("MUL"),
}


def expanded(name: str, fields: Fields) -> Whole:
    """The instruction that a compressed one stands for, and its fields."""
    return _EXPANDED[name](fields)
