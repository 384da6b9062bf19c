"""Formats of sequences and alignments, written and read."""

import random
import re

import emboss
from asking import ask
from asks_alignments import alignment
from sequences import dna, fasta, name, protein, text

SINGLE = {
    "nbrf": "both",
    "ig": "both",
    "gcg": "both",
    "strider": "dna",
    "codata": "both",
    "fitch": "both",
    "embl": "dna",
}
SINGLE |= {"staden": "both", "swiss": "protein"}
ALIGNED = {"phylip": "both", "treecon": "both", "hennig86": "dna", "mega": "both", "nexus": "both", "selex": "both"}
ALIGNED |= {"clustal": "both", "msf": "both"}


def lines(report: str) -> emboss.Rows:
    """The lines of a file, blanks as one; empty lines and those that tell the date are left out."""
    found = [" ".join(line.split()) for line in report.splitlines()]
    found = [re.sub(r"^\S+ (MSF: .*) \d\d/\d\d/\d\d ", r"\1 ", line) for line in found]
    # SWISS-PROT's weight is of another table than pepstats', and rounded.
    found = [re.sub(r"^(SQ SEQUENCE \d+ AA;) \d+ MW;", r"\1", line) for line in found]
    if "MULTIPLE_ALIGNMENT" in report:
        found = [line for line in found if not re.fullmatch(r"\d+( \d+)?", line)]
    return [[line] for line in found if line and "Written by EMBOSS" not in line]


def command(options):
    kind = "protein" if options["protein"] else "nucleotide"
    return f"seqret -sequence sequence -s{kind}1 -outseq out"


def written(rng: random.Random, form: str, kind: str, aligned: bool):
    proteins = kind == "protein" or (kind == "both" and rng.random() < 0.5)
    if aligned:
        made = alignment(rng, proteins, 0.3, rng.randint(3, 5))
    elif proteins:
        made = fasta(rng, *(protein(rng, 20, 140) for _ in range(2)))
    else:
        made = fasta(rng, *(dna(rng, 20, 140, other="NRY", lower=form not in ("gcg", "swiss")) for _ in range(2)))
    return {"osformat": form, "protein": proteins}, {"sequence": made}


def asked(check: str, forms: dict[str, str], aligned: bool) -> None:
    for form, kind in forms.items():
        ask(
            check,
            "seqret",
            lambda rng, form=form, kind=kind: written(rng, form, kind, aligned),
            command,
            lines,
            ours=("protein",),
            times=2,
        )


asked("formats", SINGLE, False)
asked("interchange", ALIGNED, True)


def numbered(letters: str) -> list[str]:
    pieces = [letters[place : place + 60] for place in range(0, len(letters), 60)]
    return [" ".join(piece[place : place + 10] for place in range(0, len(piece), 10)) for piece in pieces]


def embl(rng: random.Random) -> str:
    made = ""
    for letters in (dna(rng, 20, 150, lower=True), dna(rng, 61, 90).lower()):
        made += f"ID   {name(rng):<10} standard; DNA; UNC; {len(letters)} BP.\nXX\n"
        made += "".join(f"DE   {text(rng)}\n" for _ in range(rng.randint(1, 2)))
        made += f"XX\nCC   {text(rng)}\nXX\nSQ   Sequence {len(letters)} BP;\n"
        for number, line in enumerate(numbered(letters)):
            made += f"     {line:<66} {min(60 * number + 60, len(letters)):>8}\n"
        made += "//\n"
    return made


def genbank(rng: random.Random) -> str:
    made = ""
    for letters in (dna(rng, 20, 150, lower=True), dna(rng, 61, 90).lower()):
        made += f"LOCUS       {name(rng):<16} {len(letters):>11} bp    DNA     linear   UNC 01-JAN-2020\n"
        made += f"DEFINITION  {text(rng)}" + (f"\n            {text(rng)}" if rng.random() < 0.5 else "") + ".\n"
        made += f"COMMENT     {text(rng)}\nORIGIN\n"
        made += "".join(f"{60 * number + 1:>9} {line}\n" for number, line in enumerate(numbered(letters)))
        made += "//\n"
    return made


def nbrf(rng: random.Random) -> str:
    made = ""
    for letters in (protein(rng, 20, 150), protein(rng, 61, 90)):
        made += f">P1;{name(rng)}\n{text(rng)}\n" + "\n".join(f" {line}" for line in numbered(letters)) + "*\n\n"
    return made


def phylip(rng: random.Random) -> str:
    rows = emboss.sequences(alignment(rng, False))
    made = f" {len(rows)} {len(rows[0][2])}\n"
    pieces = [numbered(row[2]) for row in rows]
    for number in range(len(pieces[0])):
        for row, piece in zip(rows, pieces, strict=True):
            made += f"{'' if number else row[0]:<10}{piece[number]}\n"
        made += "\n"
    return made


for maker in (embl, genbank, nbrf, phylip):
    ask(
        "interchange",
        "seqret",
        lambda rng, maker=maker: ({"sformat": maker.__name__}, {"sequence": maker(rng)}),
        "seqret -sequence sequence -outseq fasta::out",
    )
