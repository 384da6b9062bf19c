"""Translations, reading frames, codon usage and words."""

import itertools
import random
import re

import emboss
from asking import ask
from sequences import dna, fasta, protein

OUT = "-outseq fasta::out"
CODE = dict(
    zip(
        map("".join, itertools.product("TCAG", repeat=3)),
        "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
        strict=True,
    )
)
TABLES = [0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22, 23]


def coding(rng: random.Random, codons: int, used: int = 61) -> str:
    """Codons without stops, of a few kinds only if asked for."""
    chosen = rng.sample([codon for codon, amino in CODE.items() if amino != "*"], used)
    return "".join(rng.choice(chosen) for _ in range(codons))


def usage(rng: random.Random, zeros: bool = False) -> str:
    """A table of codon usage in which no two codons of an amino acid are used alike."""
    counts = {}
    for amino in sorted(set(CODE.values())):
        codons = [codon for codon in sorted(CODE) if CODE[codon] == amino]
        counts.update(
            zip(codons, rng.sample(range(0 if zeros and len(codons) > 1 else 9, 120, 9), len(codons)), strict=True)
        )
    total = sum(counts.values())
    lines = ["#Codon AA Fraction Frequency Number"]
    for codon, amino in CODE.items():
        family = sum(counts[other] for other in CODE if CODE[other] == amino)
        lines.append(f"{codon} {amino} {counts[codon] / family:.3f} {1000 * counts[codon] / total:.3f} {counts[codon]}")
    return "\n".join(lines) + "\n"


def genes(rng: random.Random) -> str:
    return fasta(rng, *(coding(rng, rng.randint(40, 150), rng.choice([30, 61])) for _ in range(3)))


def translation(rng: random.Random, frames: list[str], **more: object):
    def one():
        # What is left at the ends is certain.
        return dna(rng, 3) + dna(rng, 3, 150, other="N", lower=True) + dna(rng, 3)

    made = fasta(rng, one(), one(), dna(rng, 4, 33))
    return {"frame": rng.choice(frames), "table": rng.choice(TABLES), **more}, {"sequence": made}


TRANSEQ = f"transeq -sequence sequence {OUT}"
ask("translation", "transeq", lambda rng: translation(rng, ["1", "2", "3", "F"]), TRANSEQ, times=4)
ask(
    "frames",
    "transeq",
    lambda rng: translation(rng, ["6", "R", "-1", "-2", "-3"], alternative=rng.random() < 0.5),
    TRANSEQ,
    times=4,
)


def tidied(rng):
    letters = dna(rng, 40, 90) + rng.choice(["TAA", "TAANN", "NNNTGATAG", "A", "TA"])
    end = rng.choice([len(letters), len(letters) - rng.randint(1, 9)])
    options = {"regions": f"{rng.randint(1, 9)}-{rng.randint(12, 25)},{rng.randint(28, 33)}-{end}"}
    return {**options, "trim": rng.random() < 0.5, "clean": rng.random() < 0.5}, {"sequence": fasta(rng, letters)}


ask("frames", "transeq", tidied, TRANSEQ, times=4)
ask(
    "translation",
    "backtranambig",
    lambda rng: ({"table": rng.choice(TABLES)}, {"sequence": fasta(rng, protein(rng, 30, 60, "BZJX", True))}),
    "backtranambig -sequence sequence -outfile fasta::out",
)


def stopped(rng):
    letters = "".join("*" if rng.random() < 0.12 else letter for letter in protein(rng, 60, 150, lower=True))
    return {"orfml": rng.randint(1, 8), "addlast": rng.random() < 0.6}, {"sequence": fasta(rng, letters)}


ask(
    "translation",
    "checktrans",
    stopped,
    "checktrans -sequence sequence -outfile out -outseq no -outfeat no.gff",
    emboss.words(r"^\t(\d+)\t(\d+)\t(\d+)\t(\d+)-(\d+)\t(\S+)$"),
)


def guided(rng):
    table, nucleic, proteins = rng.choice([0, 2, 5, 11]), [], []
    for _ in range(3):
        codons = coding(rng, rng.randint(12, 30), 20)
        if table in (2, 5):
            found = (codons[i : i + 3] for i in range(0, len(codons), 3))
            codons = "".join("GGT" if codon in ("AGA", "AGG", "ATA") else codon for codon in found)
        amino = "".join(CODE[codons[i : i + 3]] for i in range(0, len(codons), 3)).replace("M", "V")
        codons = "".join("GTA" if codons[i : i + 3] == "ATG" else codons[i : i + 3] for i in range(0, len(codons), 3))
        nucleic.append("C" * rng.randint(0, 8) + codons + dna(rng, 1, 9))
        places = set(rng.sample(range(len(amino)), 3))
        proteins.append("".join("-" * rng.randint(1, 3) + a if i in places else a for i, a in enumerate(amino)))
    longest = max(map(len, proteins))
    one = fasta(rng, *nucleic)
    return {"table": table}, {"sequence": one, "other": fasta(rng, *(p.ljust(longest, "-") for p in proteins))}


ask("translation", "tranalign", guided, f"tranalign -asequence sequence -bsequence other -sprotein2 {OUT}")


def packed(rng):
    options = {"table": rng.choice(TABLES), "orfminsize": rng.randint(1, 12), "mstart": rng.random() < 0.4}
    return options, {"sequence": fasta(rng, dna(rng, 100, 220))}


ask(
    "frames",
    "sixpack",
    packed,
    "sixpack -sequence sequence -outfile no -outseq fasta::out -nofirstorf -nolastorf",
    lambda text: [[row[0], row[2]] for row in emboss.sequences(text)],
)


def orfs(rng, *finds):
    options = {"table": rng.choice(TABLES), "minsize": rng.choice([6, 15, 20, 30]), "find": rng.choice(finds)}
    if options["find"] in (1, 3):
        options["methionine"] = rng.random() < 0.5
    if options["find"] > 3:
        options["flanking"] = rng.randint(3, 20)
    return {**options, "reverse": rng.random() < 0.7}, {"sequence": fasta(rng, dna(rng, 90, 200), dna(rng, 12, 40))}


ORF = f"getorf -sequence sequence {OUT}"
ask("frames", "getorf", lambda rng: orfs(rng, 0, 2), ORF)
ask("frames", "getorf", lambda rng: orfs(rng, 1, 3), ORF, times=3)
ask("frames", "getorf", lambda rng: orfs(rng, 4, 5, 6), ORF, times=3)

ask(
    "codons",
    "cusp",
    lambda rng: ({}, {"sequence": fasta(rng, coding(rng, 90), dna(rng, 60, 99, lower=True))}),
    "cusp -sequence sequence -outfile out",
    emboss.words(r"^([ACGT]{3})\s+(\S)\s+([\d.]+)\s+([\d.]+)\s+(\d+)$"),
)
ask(
    "codons",
    "cai",
    lambda rng: ({}, {"sequence": genes(rng), "usage": usage(rng)}),
    "cai -seqall sequence -cfile usage -outfile out",
    emboss.words(r"^Sequence: (\S+) CAI: (\S+)$"),
)
ask(
    "codons",
    "chips",
    lambda rng: ({"sum": rng.random() < 0.3}, {"sequence": genes(rng)}),
    "chips -seqall sequence -outfile out",
    lambda text: [[row[0] or "all", row[1]] for row in emboss.words(r"^(\S+)? *Nc = (\S+)$")(text)],
    times=3,
)
ask(
    "codons",
    "codcmp",
    lambda rng: ({}, {"usage": usage(rng, True), "other": usage(rng, True)}),
    "codcmp -first usage -second other -outfile out",
    lambda text: [re.findall(r"= (\S+)$", text, re.M)],
)
ask(
    "codons",
    "backtranseq",
    lambda rng: ({}, {"sequence": fasta(rng, protein(rng, 30, 60, "BZX", True)), "usage": usage(rng)}),
    "backtranseq -sequence sequence -cfile usage -outfile fasta::out",
)
WORDS = r"^([ACGT]+|Other)\s+(\d+)"


def composed(rng, **more):
    made = fasta(rng, *(dna(rng, 30, 150, rng.uniform(0.3, 0.7), "NR", True) for _ in range(2)))
    return more, {"sequence": made}


def composition(text):
    found = [line.split() for line in text.splitlines() if re.match(WORDS, line)]
    return [row[:2] if row[0] == "Other" else row for row in found]


COMPSEQ = "compseq -sequence sequence -snucleotide1 -outfile out"
ask(
    "words",
    "compseq",
    lambda rng: composed(rng, word=rng.randint(1, 3), zerocount=rng.random() < 0.5),
    COMPSEQ,
    composition,
)
ask(
    "words",
    "compseq",
    lambda rng: composed(
        rng, word=2, calcfreq=rng.random() < 0.5, reverse=rng.random() < 0.5, frame=rng.choice([0, 1, 2])
    ),
    COMPSEQ,
    composition,
    times=3,
)
ask(
    "words",
    "wordcount",
    lambda rng: (
        {"wordsize": rng.randint(2, 4), "mincount": rng.randint(1, 3)},
        {"sequence": fasta(rng, dna(rng, 60, 200, lower=True), dna(rng, 60))},
    ),
    "wordcount -sequence1 sequence -snucleotide1 -outfile out",
    lambda text: [[word.upper(), count] for word, count in emboss.words(r"^([ACGTacgt]+)\t(\d+)$")(text)],
    unordered=True,
)
ask(
    "words",
    "freak",
    lambda rng: (
        {"letters": rng.choice(["gc", "A", "CTG"]), "step": rng.randint(1, 9), "window": rng.randint(10, 40)},
        {"sequence": fasta(rng, dna(rng, 60, 150, other="NR", lower=True))},
    ),
    "freak -seqall sequence -snucleotide1 -outfile out",
    emboss.words(r"^(\d+) +([\d.]+)$"),
)
ask(
    "words",
    "geecee",
    lambda rng: composed(rng),
    "geecee -sequence sequence -outfile out",
    emboss.words(r"^([a-z]\S+) +([\d.]+)$"),
)
