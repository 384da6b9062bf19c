# patterns: patterns in the way of PROSITE: places where one of some letters stands, as often as is said
cat > sq/patterns.py <<'END'
"""Patterns in the way of PROSITE: places where one of some letters stands, as often as is said."""

import itertools
import re

from sq.letters import AMBIGUOUS

ELEMENT = re.compile(r"(<)|(>)|(?:\[(\w+)\]|\{(\w+)\}|(\w))(?:\((\d+)(?:,(\d+))?\))?|-")


class Pattern:
    """A pattern.

    Args:
        text: such as `<A-[CT]-{G}-x(2,4)>`.
        meaning: a letter -> the letters that it stands for.
    """

    def __init__(self, text, meaning):
        self.start, self.end = "<" in text, ">" in text
        self.elements = []
        for match in ELEMENT.finditer(text.upper()):
            some, others, single, least, most = match.groups()[2:]
            letters = some or others or single
            if letters:
                meant = "".join(meaning(letter) for letter in letters)
                least = int(least or 1)
                self.elements.append((set(meant), bool(others), least, int(most or least)))

    def variants(self):
        """The pattern for every number of repeats, as tests of one letter each."""
        repeats = [range(least, most + 1) for _, _, least, most in self.elements]
        for counts in itertools.product(*repeats):
            yield [
                (letters, excluded)
                for (letters, excluded, _, _), count in zip(self.elements, counts)
                for _ in range(count)
            ]

    def find(self, letters, mismatches=0):
        """(start, end, mismatches) of all places where it stands; places count from 0."""
        found = set()
        for tests in self.variants():
            size = len(tests)
            for start in range(len(letters) - size + 1):
                if (self.start and start) or (self.end and start + size < len(letters)):
                    continue
                part = letters[start : start + size]
                missed = sum((letter in meant) == excluded for letter, (meant, excluded) in zip(part, tests))
                if missed <= mismatches:
                    found.add((start, start + size, missed))
        return sorted(found)


def bases(letter):
    """What a base's code stands for."""
    return AMBIGUOUS[letter]


def aminos(letter):
    """What an amino acid's letter stands for."""
    return {"X": "ABCDEFGHIJKLMNOPQRSTUVWXYZ*", "B": "BDN", "Z": "ZEQ"}.get(letter, letter)
END
