"""Weights, charges, hydropathy, fragments and motifs of proteins, and spectra."""

import csv
import random
import re
from fractions import Fraction
from pathlib import Path

import emboss
from asking import ask
from sequences import AMINO, fasta, protein

TABLES = next(
    path
    for parent in Path(__file__).parents
    for path in (parent / "tables", parent / "workspace/tables")
    if path.is_dir()
)


def one(rng: random.Random, low: int = 60, high: int = 150) -> dict[str, str]:
    return {"sequence": fasta(rng, protein(rng, low, high))}


def rich(rng: random.Random) -> str:
    """A protein that has more of some amino acids."""
    favoured = rng.sample(AMINO, 6)
    return "M" + "".join(rng.choice(favoured if rng.random() < 0.4 else AMINO) for _ in range(rng.randint(70, 180)))


SUMMARY = re.compile(
    r"Molecular weight = (\S+)\s+Residues = (\S+)\s+Average Residue Weight  = (\S+)\s+Charge   = (\S+)\s+"
    r"Isoelectric Point = (\S+)\s+A280 Molar Extinction Coefficients  = (\S+) \(reduced\)\s+(\S+) \(cystine bridges\)\s+"
    r"A280 Extinction Coefficients 1mg/ml = (\S+) \(reduced\)\s+(\S+) \(cystine bridges\)\s+"
    r"(\w+) of expression in inclusion bodies = (\S+)"
)
PEPSTATS = "pepstats -sequence sequence -outfile out"


def statistics(rng, table):
    options = {"table": table, "mono": rng.random() < 0.4, "termini": rng.random() < 0.7}
    return options, {"sequence": fasta(rng, rich(rng), rich(rng))}


ask(
    "chemistry",
    "pepstats",
    lambda rng: statistics(rng, "summary"),
    PEPSTATS,
    lambda text: [list(match.groups()) for match in SUMMARY.finditer(text)],
    ours=("table",),
)
ask(
    "chemistry",
    "pepstats",
    lambda rng: statistics(rng, "residues"),
    PEPSTATS,
    emboss.words(r"^([A-IK-NP-Z]) = [A-Z](?!aa|sx|lx)[a-z]+\s+(\d+)\s+([\d.]+)\s+([\d.]+)"),
    ours=("table",),
    times=1,
)
ask(
    "chemistry",
    "pepstats",
    lambda rng: statistics(rng, "properties"),
    PEPSTATS,
    emboss.words(r"^([A-Z]\S+)\s+\([A-Z+]+\)\s+(\d+)\s+([\d.]+)"),
    ours=("table",),
    times=1,
)


def ionised(rng):
    letters = rich(rng) + "CCCCKKK"
    options = {"step": rng.choice([0.25, 0.5, 1.0]), "amino": rng.randint(1, 3), "carboxyl": rng.randint(1, 3)}
    options |= {"disulphides": rng.randint(0, 2), "lysinemodified": rng.randint(0, 3), "termini": rng.random() < 0.7}
    return options, {"sequence": fasta(rng, letters)}


ask(
    "chemistry",
    "iep",
    ionised,
    "iep -sequence sequence -outfile out",
    lambda text: [
        *emboss.words(r"^Isoelectric Point = (\S+)$")(text),
        *emboss.words(r"^ +([\d.]+) +(-?[\d.]+) +(-?[\d.]+)$")(text),
    ],
)
ask(
    "chemistry",
    "charge",
    lambda rng: ({"window": rng.randint(3, 15)}, one(rng)),
    "charge -seqall sequence -outfile out",
    emboss.words(r"^(\d+)\t+(\w)\t+(-?[\d.]+)$"),
)


def points(text):
    """The values of a plot; their last digits are rounding's."""
    return [[place, f"{float(value):.4f}"] for place, value in emboss.words(r"^(\d+\.\d+)\t(-?[\d.]+)$")(text)]


ask(
    "profiles",
    "pepwindow",
    lambda rng: ({"window": rng.randint(5, 25)}, one(rng)),
    "pepwindow -sequence sequence -graph data -goutfile out",
    points,
    "out*.dat",
)
ask(
    "profiles",
    "octanol",
    lambda rng: ({"width": rng.randint(5, 25), "plot": rng.choice(["interface", "octanol", "difference"])}, one(rng)),
    lambda options: (
        "octanol -sequence sequence -graph data -goutfile out "
        + " ".join(
            f"-{'' if options['plot'] == kind else 'no'}plot{kind}" for kind in ("interface", "octanol", "difference")
        )
    ),
    points,
    "out*.dat",
    ours=("plot",),
    times=3,
)
ask(
    "profiles",
    "hmoment",
    lambda rng: (
        {
            "window": rng.randint(5, 18),
            "aangle": rng.choice([95, 100, 110]),
            "bangle": rng.choice([150, 160, 175]),
            "double": rng.random() < 0.5,
        },
        one(rng),
    ),
    "hmoment -seqall sequence -outfile out",
    lambda text: [
        [*row[:2], row[2]] if row[2] else row[:2] for row in emboss.words(r"^(\d+)\t+([\d.]+)(?:\t+([\d.]+))?$")(text)
    ],
)


def hydropathies(text):
    found = [emboss.words(r"^ +(\d+) +(\w) +(-?[\d.]+)$")(part) for part in text.split("Printing out")[1:]]
    return [[*rows[0], rows[1][2], rows[2][2]] for rows in zip(*found, strict=True)]


ask(
    "profiles",
    "pepinfo",
    lambda rng: ({"hwindow": rng.choice([5, 7, 9, 13])}, one(rng)),
    "pepinfo -sequence sequence -outfile out -nogeneralplot -graph none",
    hydropathies,
)


def digested(rng):
    options = {"menu": rng.randint(1, 8), "unfavoured": rng.random() < 0.4, "mono": rng.random() < 0.4}
    return options, {"sequence": fasta(rng, rich(rng), rich(rng))}


ask(
    "profiles",
    "pepdigest",
    digested,
    "pepdigest -seqall sequence -outfile out -rformat excel",
    emboss.features("Start", "End", "Mol_Weight"),
    unordered=True,
    times=4,
)


def destroyed(rng):
    letters = "".join(
        protein(rng, 3, 20)
        + rng.choice("RHK")
        + "".join(rng.choice("DEPST" if rng.random() < 0.6 else AMINO) for _ in range(16))
        for _ in range(4)
    )
    options = {"window": rng.randint(5, 12), "threshold": rng.choice([0.13, 5.03]), "mono": rng.random() < 0.4}
    return options, {"sequence": fasta(rng, letters)}


ask(
    "motifs",
    "epestfind",
    destroyed,
    "epestfind -sequence sequence -outfile out -nomap -graph none",
    emboss.words(
        r"^(\w+) PEST motif with (\d+) amino acids between position (\d+) and (\d+)\.\n(?:.*\n){1,4}?\s*PEST score: (\S+)"
    ),
    unordered=True,
    times=3,
)
with (TABLES / "aminos.csv").open(encoding="ascii", newline="") as file:
    ANTIGENIC = {row["amino"]: Fraction(row["antigenic"]) for row in csv.DictReader(file)}


def tied(letters: str) -> bool:
    """Whether the mean of some window is the threshold itself, so that rounding would decide."""
    values = [ANTIGENIC[letter] for letter in letters]
    least = min(Fraction(1), sum(values) / len(values))
    return any(sum(values[i : i + 7]) / 7 == least for i in range(len(values) - 6))


def antigen(rng):
    letters = rich(rng)
    while tied(letters):
        letters = rich(rng)
    return {"minlen": rng.randint(4, 9)}, {"sequence": fasta(rng, letters)}


ask(
    "motifs",
    "antigenic",
    antigen,
    "antigenic -sequence sequence -outfile out -rformat excel",
    emboss.features("Start", "End", "Score"),
    unordered=True,
    times=3,
)


def secreted(rng):
    def letters():
        core = "".join(rng.choice("LLLAVFI") for _ in range(10)) + "".join(rng.choice("AGSV") for _ in range(5))
        return (
            "M"
            + "".join(rng.choice("DEK") for _ in range(15))
            + core
            + protein(rng, 30, 90)
            + core
            + protein(rng, 5, 70)
        )

    options = {"minweight": rng.choice([0.513, 1.507, 3.503]), "prokaryote": rng.random() < 0.5}
    return options, {"sequence": fasta(rng, letters(), letters())}


ask(
    "motifs",
    "sigcleave",
    secreted,
    "sigcleave -sequence sequence -outfile out -rformat excel",
    emboss.features("Start", "End", "Score", "mature_peptide"),
    unordered=True,
)
with (TABLES / "helixturnhelix.csv").open(encoding="ascii", newline="") as file:
    HELICES = {row["amino"]: [int(row[f"p{column}"]) for column in range(1, 23)] for row in csv.DictReader(file)}


def turning(rng):
    def motif():
        found = ""
        for column in range(22):
            found += rng.choices(list(HELICES), [counts[column] for counts in HELICES.values()])[0]
        return found

    letters = "".join(protein(rng, 5, 40) + motif() for _ in range(3)) + protein(rng, 5)
    options = {"mean": rng.randint(100, 300), "sdvalue": rng.randint(150, 400), "minsd": rng.choice([1.013, 2.507])}
    return options, {"sequence": fasta(rng, letters)}


ask(
    "motifs",
    "helixturnhelix",
    turning,
    "helixturnhelix -sequence sequence -outfile out -rformat excel",
    emboss.features("Start", "End", "Score", "Standard_deviations"),
    unordered=True,
)


def spectrum(rng, masses):
    return "".join(
        f"{mass + rng.choice([0, rng.uniform(-0.03, 0.03), rng.uniform(-0.6, 0.6)]):.3f}\n" for mass in masses
    )


def contaminated(rng):
    masses = sorted(rng.uniform(400, 3500) for _ in range(25))
    files = {f"spectrum{number}": "# masses\n" + spectrum(rng, masses) for number in range(1, 4)}
    return {"tolerance": rng.choice([20.013, 50.017, 200.019])}, files


ask(
    "motifs",
    "mwcontam",
    contaminated,
    "mwcontam -files @list -outfile out",
    emboss.words(r"^([\d.]+)$"),
    extra=lambda options: {"list": "spectrum1\nspectrum2\nspectrum3\n"},
    unordered=True,
)


def filtered(rng):
    known = sorted(rng.uniform(400, 3000) for _ in range(8))
    shifts = [rng.uniform(10, 40) for _ in range(2)]
    masses = [rng.uniform(400, 3000) for _ in range(15)]
    masses += [mass + rng.uniform(-0.1, 0.1) for mass in known[:5]]
    masses += [mass + rng.choice(shifts) + rng.uniform(-0.003, 0.003) for mass in masses[:6]]
    lines = [f"peak{number}\t{mass:.3f}" for number, mass in enumerate(known)]
    lines += ["Displacements", *(f"shift{number}\t{shift:.3f}" for number, shift in enumerate(shifts))]
    files = {
        "masses": "".join(f"{mass:.3f}\n" for mass in sorted(masses)),
        "known": "# known\n" + "\n".join(lines) + "\n",
    }
    return {"tolerance": rng.randint(20, 90)}, files


ask(
    "motifs",
    "mwfilter",
    filtered,
    "mwfilter -infile masses -datafile known -outfile out",
    emboss.words(r"^([\d.]+)$"),
    unordered=True,
)
