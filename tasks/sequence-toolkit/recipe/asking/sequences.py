"""Random sequences, and files of them."""

import random

AMINO = "ACDEFGHIKLMNPQRSTVWY"
WORDS = "clone", "isolate", "partial", "fragment", "marker", "region", "locus", "contig", "strain", "sample", "unknown"


def name(rng: random.Random) -> str:
    """A name that no program takes for an accession number."""
    return "".join(rng.choice("bcdfghjklmnp") for _ in range(3)) + "_" + rng.choice("aeiou") + str(rng.randint(1, 99))


def text(rng: random.Random) -> str:
    """A description."""
    return " ".join(rng.sample(WORDS, rng.randint(1, 4)))


def dna(rng: random.Random, low: int, high: int = 0, gc: float = 0.5, other: str = "", lower: bool = False) -> str:
    """Bases; now and then one of `other`, and stretches in lower case."""
    count = rng.randint(low, high or low)
    made = "".join(rng.choice("GC" if rng.random() < gc else "AT") for _ in range(count))
    return _mixed(rng, made, other, lower)


def protein(rng: random.Random, low: int, high: int = 0, other: str = "", lower: bool = False) -> str:
    """Amino acids."""
    made = "".join(rng.choice(AMINO) for _ in range(rng.randint(low, high or low)))
    return _mixed(rng, made, other, lower)


def _mixed(rng: random.Random, made: str, other: str, lower: bool) -> str:
    if other:
        made = "".join(rng.choice(other) if rng.random() < 0.05 else letter for letter in made)
    if lower and len(made) > 4:
        start = rng.randrange(len(made))
        end = rng.randint(start, len(made))
        made = made[:start] + made[start:end].lower() + made[end:]
    return made


def fasta(rng: random.Random, *sequences: str) -> str:
    """A FASTA file; all names differ."""
    names: list[str] = []
    while len(names) < len(sequences):
        if (one := name(rng)) not in names:
            names.append(one)
    lines = []
    for one, letters in zip(names, sequences, strict=True):
        lines.append(f">{one} {text(rng)}")
        lines += [letters[i : i + 60] for i in range(0, len(letters), 60)]
    return "\n".join(lines) + "\n"


def mutated(rng: random.Random, letters: str, alphabet: str, rate: float = 0.15, gaps: float = 0.04) -> str:
    """The same with substitutions, and with stretches left out or put in."""
    out, place = [], 0
    while place < len(letters):
        chance = rng.random()
        if chance < gaps / 2:
            place += rng.randint(1, 4)
        elif chance < gaps:
            out.append("".join(rng.choice(alphabet) for _ in range(rng.randint(1, 4))))
        else:
            out.append(rng.choice(alphabet) if rng.random() < rate else letters[place])
            place += 1
    return "".join(out)
