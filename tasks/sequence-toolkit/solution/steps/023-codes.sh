# codes: genetic codes: what codons mean, and which may start a protein
cat > sq/codes.py <<'END'
"""Genetic codes: what codons mean, and which may start a protein."""

import functools
import itertools

from sq.letters import AMBIGUOUS
from sq.tables import table

ORDER = ["".join(bases) for bases in itertools.product("TCAG", repeat=3)]
CODONS = ["".join(bases) for bases in itertools.product("ACGT", repeat=3)]


class Code:
    """A genetic code.

    Attributes:
        aminos: codon -> amino acid, `*` for a stop.
        starts: the codons that may be the first.
    """

    def __init__(self, number):
        row = table("codes")[str(number)]
        self.aminos = dict(zip(ORDER, row["aminos"]))
        self.starts = {codon for codon, mark in zip(ORDER, row["starts"]) if mark == "M"}

    def amino(self, codon):
        """What a codon means; X where that is uncertain."""
        codon = codon.upper().replace("U", "T")
        if set(codon[:2]) - set("ACGT"):
            return "X"
        found = {self.aminos[codon[:2] + base] for base in AMBIGUOUS.get(codon[2], "ACGT")}
        return found.pop() if len(found) == 1 else "X"

    def translate(self, letters):
        """The protein of all whole codons."""
        return "".join(self.amino(letters[place : place + 3]) for place in range(0, len(letters) - 2, 3))

    def with_rest(self, letters):
        """The protein of all codons, with what is left at the end: two bases are a codon with an uncertain third."""
        rest = letters[len(letters) - len(letters) % 3 :]
        return self.translate(letters) + {0: "", 1: "X"}.get(len(rest), self.amino(rest + "N") if rest else "")


@functools.cache
def code(number):
    """A genetic code by its number."""
    return Code(number)
END
