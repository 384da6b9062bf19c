"""Pairs of sequences aligned, words in common, and what is read from alignments."""

import random
import re

import emboss
from asking import ask
from sequences import AMINO, dna, fasta, mutated, protein

SCORE = emboss.words(r"^# Score: (-?[\d.]+)$")


def kin(rng: random.Random, proteins: bool) -> tuple[str, str]:
    """Two sequences that are alike in part."""
    one = protein(rng, 40, 90) if proteins else dna(rng, 40, 120)
    two = mutated(rng, one, AMINO if proteins else "ACGT", 0.25, 0.08)
    ends = [protein(rng, 0, 12) if proteins else dna(rng, 0, 12) for _ in range(3)]
    return ends[0] + one + ends[1], ends[2] + two


def pair(rng, opening, extension, **more):
    proteins = rng.random() < 0.5
    one, two = kin(rng, proteins)
    options = {"protein": proteins, "gapopen": rng.choice(opening), "gapextend": rng.choice(extension)}
    return {**options, **more}, {"sequence": fasta(rng, one), "other": fasta(rng, two)}


def aligned(program: str):
    def command(options):
        kind = "protein" if options["protein"] else "nucleotide"
        return f"{program} -asequence sequence -s{kind}1 -bsequence other -s{kind}2 -outfile out -aformat srspair"

    return command


ask(
    "pairs",
    "needle",
    lambda rng: pair(rng, [5.0, 8.0, 10.0, 12.5], [0.5, 1.0, 2.0]),
    aligned("needle"),
    SCORE,
    ours=("protein",),
    times=4,
)
ask(
    "pairs",
    "needle",
    lambda rng: pair(
        rng, [8.0, 10.0], [0.5, 1.0], endweight=True, endopen=rng.choice([4.0, 10.0]), endextend=rng.choice([0.5, 2.0])
    ),
    aligned("needle"),
    SCORE,
    ours=("protein",),
    times=4,
)
ask(
    "pairs",
    "water",
    lambda rng: pair(rng, [10.0, 12.5, 14.0], [0.5, 1.0, 2.0]),
    aligned("water"),
    SCORE,
    ours=("protein",),
    times=4,
)
ask(
    "pairs",
    "stretcher",
    lambda rng: pair(rng, [8, 12, 16], [1, 2, 4]),
    aligned("stretcher"),
    SCORE,
    ours=("protein",),
    times=4,
)


def sets(rng):
    options, _ = pair(rng, [8.0, 10.0], [0.5, 1.0], minscore=rng.choice([1.25, 40.25]))
    proteins = options["protein"]
    letters = [letter for _ in range(2) for letter in kin(rng, proteins)]
    return options, {"sequence": fasta(rng, *letters[:2]), "other": fasta(rng, *letters[1:])}


ask(
    "pairs",
    "needleall",
    sets,
    lambda options: aligned("needleall")(options).replace("srspair", "score") + " -errfile errors",
    emboss.words(r"^(\S+) (\S+) \d+ \((-?[\d.]+)\)$"),
    ours=("protein",),
    unordered=True,
)
MATCHES = emboss.words(r"^ *(\d+) (\S+) +\+ +(\d+)\.\.(\d+) +(\S+) +\+ +(\d+)\.\.(\d+) *$")


def repeats(letters: str, size: int) -> bool:
    """Whether a word occurs twice; of those, EMBOSS does not find every match."""
    found = [letters[place : place + size] for place in range(len(letters) - size + 1)]
    return len(found) > len(set(found))


def four(rng):
    size = rng.randint(5, 8)
    made: list[str] = []
    while len(made) < 4:
        made += [one for one in kin(rng, False) if not repeats(one, size)]
    return {"wordsize": size}, {"sequence": fasta(rng, *made[:4])}


ask(
    "pairs",
    "seqmatchall",
    four,
    "seqmatchall -sequence sequence -snucleotide1 -outfile out",
    MATCHES,
    unordered=True,
)


def alignment(rng: random.Random, proteins: bool, rate: float = 0.2, count: int = 4, gaps: bool = True) -> str:
    """Aligned sequences."""
    letters = protein(rng, 60, 110) if proteins else dna(rng, 60, 110)
    rows = []
    for _ in range(count):
        row = [rng.choice(AMINO if proteins else "ACGT") if rng.random() < rate else letter for letter in letters]
        for _ in range(rng.randint(0, 2) if gaps else 0):
            place = rng.randrange(len(row) - 6)
            size = rng.randint(1, 5)
            row[place : place + size] = "-" * size
        rows.append("".join(row))
    # Some column is whole in every row, so that all have the same length for certain.
    return fasta(rng, *(letters[:2] + row + letters[-2:] for row in rows))


METHODS = {
    False: {"uncorrected": 0, "jukes": 1, "kimura": 2, "tamura": 3},
    True: {"uncorrected": 0, "jukes": 1, "kimura": 2},
}


def distances(method):
    def draw(rng):
        proteins = method != "tamura" and rng.random() < 0.5
        options = {"method": method, "protein": proteins}
        if method in ("uncorrected", "jukes"):
            options["gapweight"] = rng.choice([0.0, 0.5, 1.0])
        return options, {"sequence": alignment(rng, proteins)}

    return draw


def measuring(options):
    kind = "prot" if options["protein"] else "nuc"
    number = METHODS[options["protein"]][options["method"]]
    return f"distmat -sequence sequence -s{'protein' if options['protein'] else 'nucleotide'}1 -{kind}method {number} -outfile out"


def matrix(text):
    lines = [line for line in text.splitlines() if re.search(r"\t\t\S+ \d+$", line)]
    names = [re.search(r"\t\t(\S+) \d+$", line)[1] for line in lines]
    rows = []
    for place, line in enumerate(lines):
        values = line.split("\t\t")[-2].split() if line.count("\t\t") > 1 else line.split("\t\t")[0].split()
        for name, value in zip(names[place + 1 :], values[1:], strict=True):
            rows.append([names[place], name, value])
    return rows


for one in ("uncorrected", "jukes", "kimura", "tamura"):
    ask("distances", "distmat", distances(one), measuring, matrix, ours=("method", "protein"))


def regions(rng):
    made = alignment(rng, True)
    places = sorted(rng.sample(range(1, 60), 4))
    return {"regions": f"{places[0]}-{places[1]},{places[2]}-{places[3]}"}, {"sequence": made}


ask("families", "extractalign", regions, "extractalign -sequence sequence -sprotein1 -outseq fasta::out")


def letters(text):
    """The letters of each record."""
    return [[row[2]] for row in emboss.sequences(text)]


ask(
    "families",
    "consambig",
    lambda rng: ({}, {"sequence": alignment(rng, False, 0.3)}),
    "consambig -sequence sequence -snucleotide1 -outseq fasta::out",
    letters,
)


def agreed(rng):
    proteins = rng.random() < 0.5
    options = {
        "protein": proteins,
        "plurality": rng.choice([1.5, 2.5, 3.5]),
        "setcase": rng.choice([0.0, 1.5, 2.5, 3.5]),
    }
    return {**options, "identity": rng.choice([0, 0, 2, 3])}, {"sequence": alignment(rng, proteins, 0.35, 5)}


ask(
    "families",
    "cons",
    agreed,
    lambda options: (
        f"em_cons -sequence sequence -s{'protein' if options['protein'] else 'nucleotide'}1 -outseq fasta::out"
    ),
    letters,
    ours=("protein",),
    times=4,
)


def compared(rng):
    proteins = rng.random() < 0.5
    options = {"protein": proteins, "refseq": rng.choice([0, 1, 3]), "plurality": rng.choice([30.5, 50.5, 70.5])}
    return options, {"sequence": alignment(rng, proteins, 0.35, 5)}


ask(
    "families",
    "infoalign",
    compared,
    lambda options: (
        f"infoalign -sequence sequence -s{'protein' if options['protein'] else 'nucleotide'}1 -outfile out -noheading -nousa -noweight -nodescription"
    ),
    emboss.words(r"^(\S+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+([\d.]+)"),
    ours=("protein",),
    times=3,
)


def counted(text):
    score, letters = re.search(r"Maximum score\t(\d+)", text)[1], re.search(r"Consensus\t(\S+)", text)[1]
    rows = [line.split()[:26] for line in text.splitlines() if re.match(r"\d", line)]
    return [[letters, score], *rows]


ask(
    "families",
    "prophecy",
    lambda rng: ({}, {"sequence": alignment(rng, True, 0.4, gaps=False)}),
    "prophecy -sequence sequence -sprotein1 -type F -name some -outfile out",
    counted,
    times=1,
)


def profiled(rng):
    letters = protein(rng, 12, 20)
    rows = [mutated(rng, letters, AMINO, 0.3, 0) for _ in range(4)]
    columns = [[column.count(chr(65 + place)) for place in range(26)] for column in zip(*rows, strict=True)]
    lines = ["# Pure Frequency Matrix", "Simple", "Name\t\tsome", f"Length\t\t{len(letters)}"]
    lines += [
        f"Maximum score\t{sum(map(max, columns))}",
        f"Thresh\t\t{rng.choice([12, 20, 50])}",
        f"Consensus\t{letters}",
    ]
    lines += [" ".join(map(str, [*column, 0])) for column in columns]
    others = [protein(rng, 9, 60) + mutated(rng, letters, AMINO, 0.3, 0) + protein(rng, 3, 40) for _ in range(3)]
    return {}, {"sequence": fasta(rng, *others), "matrix": "\n".join(lines) + "\n"}


ask(
    "families",
    "profit",
    profiled,
    "profit -sequence sequence -infile matrix -outfile out",
    emboss.words(r"^(\S+) (\d+) Percentage: (\d+)$"),
)
