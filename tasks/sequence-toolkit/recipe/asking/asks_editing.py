"""Sequences edited, and sets of them."""

import random

import emboss
from asking import ask
from sequences import dna, fasta, name, protein, text

OUT = "-outseq fasta::out"
IUPAC = "MRWSYKVHDBN"


def pairs(rng: random.Random, length: int) -> str:
    """Regions that don't overlap, in order."""
    places = sorted(rng.sample(range(1, length + 1), 2 * rng.randint(1, 3)))
    return rng.choice([",", ", "]).join(f"{a}-{b}" for a, b in zip(places[::2], places[1::2], strict=True))


def some(rng: random.Random) -> str:
    """A few sequences with everything in them."""
    return fasta(rng, *(dna(rng, 1 if rng.random() < 0.2 else 5, 90, 0.5, IUPAC, True) for _ in range(3)))


def part(rng):
    made = fasta(rng, *(dna(rng, 30, 90, 0.5, IUPAC, True) for _ in range(2)))
    begin, end = rng.randint(1, 12), rng.randint(15, 29)
    options = rng.choice(
        [{"sbegin": begin}, {"send": end}, {"sbegin": begin, "send": end}, {"sbegin": -end, "send": -begin}]
    )
    options |= rng.choice([{}, {"sreverse": True}, {"supper": True}, {"slower": True}])
    return options, {"sequence": made}


ask("editing", "seqret", part, f"seqret -sequence sequence -snucleotide1 {OUT}", times=4)
ask(
    "editing",
    "revseq",
    lambda rng: (
        {"reverse": rng.random() < 0.7, "complement": rng.random() < 0.7, "tag": rng.random() < 0.6},
        {"sequence": some(rng)},
    ),
    f"revseq -sequence sequence {OUT}",
    times=4,
)


def cut(rng):
    letters = protein(rng, 20, 80, lower=True)
    start, end = sorted(rng.sample(range(1, len(letters) + 1), 2))
    if end - start > len(letters) - 3:
        start += 3
    return {"from": start, "to": end}, {"sequence": fasta(rng, letters)}


ask("editing", "cutseq", cut, f"cutseq -sequence sequence -sprotein1 {OUT}")


def paste(rng):
    one, two = dna(rng, 5, 80, lower=True), dna(rng, 5, 80)
    place = rng.choice([0, len(one), rng.randint(0, len(one))])
    return {"pos": place}, {"sequence": fasta(rng, one), "other": fasta(rng, two)}


ask("editing", "pasteseq", paste, f"pasteseq -asequence sequence -snucleotide1 -bsequence other -snucleotide2 {OUT}")


def regional(rng, **more):
    letters = dna(rng, 20, 120, other=IUPAC, lower=True)
    return {"regions": pairs(rng, len(letters)).replace(" ", ""), **more}, {"sequence": fasta(rng, letters)}


ask(
    "editing",
    "extractseq",
    lambda rng: regional(rng, separate=rng.random() < 0.5),
    f"extractseq -sequence sequence -snucleotide1 {OUT}",
    times=3,
)
ask(
    "editing",
    "maskseq",
    lambda rng: regional(rng, maskchar=rng.choice("NXn"), tolower=rng.random() < 0.4),
    f"maskseq -sequence sequence -snucleotide1 {OUT}",
    times=3,
)


def gapped(rng):
    def one():
        letters = dna(rng, 20, 80, lower=True)
        return "".join(letter + "-" * rng.choice([0, 0, 0, 1, 4]) for letter in letters)

    return {}, {"sequence": fasta(rng, one(), one())}


ask("editing", "degapseq", gapped, f"degapseq -sequence sequence -snucleotide1 {OUT}", times=1)
ask(
    "editing",
    "descseq",
    lambda rng: (
        {
            "name": rng.choice(["", name(rng)]),
            "description": rng.choice(["", text(rng).replace(" ", "_")]),
            "append": rng.random() < 0.5,
        },
        {"sequence": fasta(rng, dna(rng, 20, 70))},
    ),
    f"descseq -sequence sequence -snucleotide1 {OUT}",
    times=4,
)


def joined(rng):
    letters = [dna(rng, 20, 60)]
    for _ in range(rng.randint(1, 3)):
        letters.append(letters[-1][-rng.choice([1, 3, 9, 15]) :] + dna(rng, 20, 60))
    return {"findoverlap": rng.random() < 0.6}, {"sequence": fasta(rng, *letters)}


ask("editing", "union", joined, f"union -sequence sequence -snucleotide1 -overlapfile over {OUT}", times=3)


def excluded(rng):
    made = fasta(rng, *(dna(rng, 5, 70) for _ in range(7)))
    names = [row[0] for row in emboss.sequences(made)]
    found = rng.sample(names, 2)
    patterns = [
        found[0].upper(),
        found[1][:3] + "*",
        "*_" + rng.choice("aeiou") + "*",
        "???_" + rng.choice("aeiou") + "?",
    ]
    return {"exclude": rng.choice(",;").join(rng.sample(patterns, 2)), "junk": rng.random() < 0.5}, {"sequence": made}


ask(
    "sets",
    "notseq",
    excluded,
    lambda options: (
        "notseq -sequence sequence -snucleotide1 "
        + ("-outseq fasta::no -junkoutseq fasta::out" if options["junk"] else f"{OUT} -junkoutseq fasta::no")
    ),
    ours=("junk",),
    times=3,
)
ask(
    "sets",
    "skipseq",
    lambda rng: (
        {"skip": rng.randint(0, 5)},
        {"sequence": fasta(rng, *(dna(rng, 5, 90, other=IUPAC) for _ in range(6)))},
    ),
    f"skipseq -sequence sequence -snucleotide1 {OUT}",
)


def sized(rng):
    lengths = rng.sample(range(5, 130), 6)
    return {"descending": rng.random() < 0.5}, {"sequence": fasta(rng, *(protein(rng, n, lower=True) for n in lengths))}


ask("sets", "sizeseq", sized, f"sizeseq -sequences sequence -sprotein1 {OUT}")


def pieces(rng):
    size = rng.randint(8, 40)
    made = fasta(rng, dna(rng, 60, 150), dna(rng, 3, 8), dna(rng, 3 * size), dna(rng, 3 * size + 1))
    return {"size": size, "overlap": rng.choice([0, rng.randint(1, size // 2)]), "addoverlap": rng.random() < 0.5}, {
        "sequence": made
    }


ask("sets", "splitter", pieces, f"splitter -sequence sequence -snucleotide1 {OUT}", times=4)


def listed(rng):
    pool = [dna(rng, 20, 60) for _ in range(6)]
    one, two = rng.sample(pool, 4), rng.sample(pool, 4)
    files = {"sequence": fasta(rng, *one), "other": fasta(rng, two[0].lower(), *two[1:])}
    return {"operator": rng.choice(["OR", "AND", "XOR", "NOT"])}, files


ask(
    "sets",
    "listor",
    listed,
    "listor -firstsequences sequence -snucleotide1 -secondsequences other -snucleotide2 -outfile out",
    emboss.words(r"^\S+:(\S+)$"),
    times=4,
)
ask(
    "sets",
    "infoseq",
    lambda rng: ({}, {"sequence": some(rng)}),
    "infoseq -sequence sequence -snucleotide1 -outfile out -noheading -only -name -length -pgc -description",
    emboss.words(r"^(\S+) +(\d+) +([\d.]+) +(.*)$"),
)


def tagged(rng):
    def one():
        letters = dna(rng, 30, 60)
        tail = "".join("A" if rng.random() < 0.93 else rng.choice("CGTN") for _ in range(rng.randint(0, 20)))
        head = "".join("T" if rng.random() < 0.93 else rng.choice("CGAN") for _ in range(rng.randint(0, 20)))
        return head + letters + tail

    return {
        "minlength": rng.randint(3, 6),
        "mismatches": rng.randint(0, 2),
        "reverse": rng.random() < 0.6,
        "fiveprime": rng.random() < 0.7,
    }, {"sequence": fasta(rng, *(one() for _ in range(4)))}


ask("sets", "trimest", tagged, f"trimest -sequence sequence {OUT}", times=3)
ask(
    "sets",
    "biosed",
    lambda rng: (
        {"targetregion": dna(rng, 1, 3, lower=True), "replace": dna(rng, 1, 5), "delete": False},
        {"sequence": fasta(rng, dna(rng, 30, 120, lower=True))},
    ),
    f"biosed -sequence sequence -snucleotide1 {OUT}",
)
ask(
    "sets", "maskambignuc", lambda rng: ({}, {"sequence": some(rng)}), f"maskambignuc -sequence sequence {OUT}", times=1
)
ask(
    "sets",
    "maskambigprot",
    lambda rng: ({}, {"sequence": fasta(rng, protein(rng, 30, 90, "BZJXU", True), protein(rng, 30))}),
    f"maskambigprot -sequence sequence {OUT}",
    times=1,
)
ask(
    "examples",
    "nthseq",
    lambda rng: ({"number": rng.randint(1, 3)}, {"sequence": some(rng)}),
    f"nthseq -sequence sequence -snucleotide1 {OUT}",
)
ask(
    "examples",
    "seqcount",
    lambda rng: ({}, {"sequence": fasta(rng, *(protein(rng, 5, 90) for _ in range(rng.randint(1, 9))))}),
    "seqcount -sequence sequence -outfile out",
    emboss.words(r"^(\d+)$"),
)
