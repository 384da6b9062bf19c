"""Windows, islands and structures of nucleic sequences, and patterns in them."""

import random
import re

import emboss
from asking import ask
from asks_genes import CODE
from sequences import AMINO, dna, fasta, mutated, protein

BACK = str.maketrans("ACGT", "TGCA")


def opposite(letters: str) -> str:
    return letters.translate(BACK)[::-1]


def patchy(rng: random.Random, parts: int = 4, low: int = 50, high: int = 90) -> str:
    """Bases whose content of G and C changes."""
    return "".join(dna(rng, low, high, rng.choice([0.3, 0.8])) for _ in range(parts))


def windows(rng, low=40, **more):
    return more, {"sequence": fasta(rng, dna(rng, 120, 240, rng.uniform(0.3, 0.7), "", True))}


ask(
    "windows",
    "isochore",
    lambda rng: windows(rng, window=rng.choice([20, 30, 41, 50]), shift=rng.randint(1, 9)),
    "isochore -sequence sequence -outfile out -graph none",
    emboss.words(r"^(\d+)\t([\d.]+)$"),
)
ask(
    "windows",
    "density",
    lambda rng: (
        {"window": rng.choice([40, 50, 77])},
        {"sequence": fasta(rng, dna(rng, 90, 130, lower=True), dna(rng, 78, 90, other="N"))},
    ),
    "density -seqall sequence -outfile out -rformat excel",
    emboss.features("Start", "a", "c", "g", "t", "at", "gc"),
    times=1,
)


def island(rng, **more):
    options = {"window": rng.choice([30, 40, 50]), "minlen": rng.randint(10, 30)}
    options |= {"minoe": rng.choice([0.513, 0.617, 0.719]), "minpc": rng.choice([43.17, 50.13, 55.19])}
    return {**options, **more}, {"sequence": fasta(rng, patchy(rng, 6), patchy(rng, 4))}


ask(
    "windows",
    "cpgplot",
    island,
    "cpgplot -sequence sequence -outfile out -outfeat no -graph none -noplot",
    emboss.words(r"^ *Length \d+ \((\d+)\.\.(\d+)\)"),
    times=3,
)
ask(
    "windows",
    "newcpgreport",
    lambda rng: island(rng, shift=1, minlen=rng.randint(45, 60)),
    "newcpgreport -sequence sequence -outfile out",
    emboss.words(
        r"^FT +CpG island +(\d+)\.\.(\d+)\nFT +/size=(\d+)\nFT +/Sum C\+G=(\d+)\nFT +/Percent CG=([\d.]+)\nFT +/ObsExp=([\d.]+)"
    ),
    times=3,
)
ask(
    "windows",
    "cpgreport",
    lambda rng: ({"score": rng.randint(5, 40)}, {"sequence": fasta(rng, patchy(rng, 5), patchy(rng, 3).lower())}),
    "cpgreport -sequence sequence -outfile out -outfeat no",
    emboss.words(r"^([a-z]\S+) +(\d+) +(\d+) +(\d+) +(\d+) +([\d.]+) +\S+$"),
)
ask(
    "windows",
    "tcode",
    lambda rng: (
        {"window": rng.choice([200, 203, 240]), "step": rng.choice([1, 3, 7])},
        {"sequence": fasta(rng, dna(rng, 250, 290), dna(rng, 245, 260, 0.7))},
    ),
    "tcode -sequence sequence -outfile out -rformat excel",
    emboss.features("Start", "End", "Score"),
)


def melting(rng, **more):
    options = {"windowsize": rng.randint(15, 40), "shiftincrement": rng.randint(1, 12)}
    options |= {"dnaconc": rng.randint(20, 300), "saltconc": rng.randint(10, 200), "rna": rng.random() < 0.3}
    return {**options, **more}, {"sequence": fasta(rng, dna(rng, 45, 120))}


DAN = "dan -sequence sequence -outfile out -rformat excel"
ask("helix", "dan", melting, DAN, emboss.features("Start", "End", "Tm", "GC"))
ask(
    "helix",
    "dan",
    lambda rng: melting(
        rng,
        thermo=True,
        temperature=rng.randint(20, 70),
        product=True,
        formamide=rng.randint(0, 30),
        mismatch=rng.randint(0, 20),
        prodlen=rng.randint(50, 900),
    ),
    DAN,
    emboss.features("Start", "End", "Tm", "GC", "DeltaG", "DeltaH", "DeltaS", "TmProd"),
)
ask(
    "helix",
    "btwisted",
    lambda rng: ({}, {"sequence": fasta(rng, dna(rng, 60, 200, lower=True))}),
    "btwisted -sequence sequence -outfile out",
    lambda text: [re.findall(r": (-?[\d.]+)$", text, re.M)],
)


def inverted(rng):
    letters = ""
    for _ in range(4):
        arm = dna(rng, 6, 14)
        letters += dna(rng, 9, 20) + arm + dna(rng, 0, 7) + mutated(rng, opposite(arm), "ACGT", 0.08, 0)
    options = {"minpallen": rng.randint(4, 7), "maxpallen": rng.randint(10, 20), "gaplimit": rng.randint(0, 10)}
    return {**options, "nummismatches": rng.choice([0, 0, 1, 2])}, {"sequence": fasta(rng, letters)}


ask(
    "helix",
    "palindrome",
    inverted,
    "palindrome -sequence sequence -outfile out",
    emboss.words(r"^(\d+) +[a-z]+ +(\d+)\n[ |]*\n(\d+) +[a-z]+ +(\d+)$"),
    times=3,
)
ask(
    "helix",
    "sirna",
    lambda rng: (
        {
            name: rng.random() < chance
            for name, chance in (("poliii", 0.2), ("aa", 0.3), ("tt", 0.2), ("polybase", 0.6))
        },
        {"sequence": fasta(rng, dna(rng, 150, 300, 0.45, lower=True))},
    ),
    "sirna -sequence sequence -outfile out -outseq no -rformat excel",
    emboss.features("Start", "End", "Score", "GC%", "Sense_siRNA", "Antisense_siRNA"),
    times=3,
    unordered=True,
)


def missed(rows):
    return [["0" if word == "." else word for word in row] for row in rows]


IUPAC = {"R": "AG", "Y": "CT", "K": "GT", "M": "AC", "S": "CG", "W": "AT"}
IUPAC |= {"B": "CGT", "D": "AGT", "H": "ACT", "V": "ACG", "N": "ACGT"}


def element(rng: random.Random, letter: str, letters: str) -> str:
    """Part of a pattern that a letter matches."""
    chance, others = rng.random(), [other for other in letters if other != letter]
    if chance < 0.5:
        return letter
    if chance < 0.7:
        return "[" + "".join(rng.sample([letter, rng.choice(others)], 2)) + "]"
    if chance < 0.85:
        return "{" + rng.choice(others) + "}"
    return rng.choice([code for code, meant in IUPAC.items() if letter in meant]) if letters == "ACGT" else "x"


def pattern(rng: random.Random, text: str, letters: str, joint: str, ranges: bool, count: int) -> str:
    """A pattern of so many elements that the text has somewhere; seldom with a repeat that it may not have."""
    start = 0 if ranges and rng.random() < 0.2 else rng.randint(1, len(text) - count)
    part = text[start : start + count].upper()
    parts = [part[0], *(element(rng, letter, letters) for letter in part[1:-1]), part[-1]]
    if ranges and start and rng.random() < 0.8:
        parts[rng.randrange(1, count - 1)] += rng.choice(["(2)", "(1,2)", "(0,2)", "(1,3)"])
    if not start:
        parts[0] = "<" + parts[0]
    return joint.join(parts)


def fuzzed(rng, joint, ranges, count, **more):
    one = dna(rng, 150, 250, lower=True)
    found = pattern(rng, one, "ACGT", joint, ranges, count)
    return {"pattern": found, **more}, {"sequence": fasta(rng, one, dna(rng, 30, 60))}


def residues(rng):
    one = protein(rng, 200, 300, lower=True)
    return {"pattern": pattern(rng, one, AMINO, "-", True, rng.randint(4, 6))}, {
        "sequence": fasta(rng, protein(rng, 200), one)
    }


def translated(rng):
    one, frame = dna(rng, 300, 400), rng.randint(1, 3)
    codons = (one[place : place + 3] for place in range(frame - 1, len(one) - 2, 3))
    amino = "".join(CODE[codon] for codon in codons)
    place = rng.choice([found.start() for found in re.finditer(r"(?=[A-Z]{5})", amino)])
    options = {
        "pattern": re.sub(r"{\w}", "x", pattern(rng, amino[place : place + 5], AMINO, "-", False, 4)),
        "frame": rng.choice([str(frame), "F"]),
        "table": rng.choice([0, 2, 4, 12]),
        "pmismatch": rng.randint(0, 1),
    }
    return options, {"sequence": fasta(rng, one)}


def nucleic(rng):
    return {"sequence": fasta(rng, dna(rng, 150, 250, lower=True), dna(rng, 30, 60))}


FUZZNUC = "fuzznuc -sequence sequence -outfile out -rformat excel"


def fuzzy(*columns):
    return lambda text: missed(emboss.features(*columns)(text))


ask(
    "patterns",
    "fuzznuc",
    lambda rng: fuzzed(rng, rng.choice(["", "-"]), True, 5),
    FUZZNUC,
    fuzzy("Start", "End", "Strand", "Mismatch"),
    unordered=True,
    times=4,
)
ask(
    "patterns",
    "fuzznuc",
    lambda rng: fuzzed(rng, "", False, 7, pmismatch=rng.randint(0, 2), complement=rng.random() < 0.7),
    FUZZNUC,
    fuzzy("Start", "End", "Strand", "Mismatch"),
    unordered=True,
    times=4,
)
ask(
    "patterns",
    "fuzzpro",
    residues,
    "fuzzpro -sequence sequence -outfile out -rformat excel",
    fuzzy("Start", "End", "Mismatch"),
    unordered=True,
    times=3,
)
ask(
    "patterns",
    "fuzztran",
    translated,
    "fuzztran -sequence sequence -outfile out -rformat excel",
    fuzzy("Start", "End", "Mismatch", "Frame", "PStart", "PEnd", "Translation"),
    unordered=True,
    times=3,
)


def expression(rng, letters):
    made = rng.choice(letters)
    for _ in range(rng.randint(2, 4)):
        made += rng.choice([rng.choice(letters), "[" + "".join(rng.sample(letters, 3)) + "]", "."])
        made += rng.choice(["", "", "?", "{1,3}"] if made[-1] in "]." else ["", "", "+", "*", "?"])
    return made + rng.choice(letters)


ask(
    "patterns",
    "dreg",
    lambda rng: ({"pattern": expression(rng, "ACGT")}, nucleic(rng)),
    "dreg -sequence sequence -outfile out -rformat excel",
    emboss.features("Start", "End"),
    unordered=True,
    times=3,
)
ask(
    "patterns",
    "preg",
    lambda rng: (
        {"pattern": "[" + "".join(rng.sample(AMINO, 6)) + "]" + expression(rng, AMINO)[1:-1]},
        {"sequence": fasta(rng, protein(rng, 300, lower=True), protein(rng, 200))},
    ),
    "preg -sequence sequence -outfile out -rformat excel",
    emboss.features("Start", "End"),
    unordered=True,
    times=3,
)


def enzymes(rng):
    lines, sites = [], []
    for number in range(5):
        half = dna(rng, 2, 3)
        site = half + opposite(half) if rng.random() < 0.4 else dna(rng, 4, 6)
        if site in sites or opposite(site) in sites:
            continue
        one, two = rng.randint(1, len(site) + 4), rng.randint(1, len(site) + 4)
        if site == opposite(site):
            one = rng.randint(1, len(site) - 1)
            two = len(site) - one
        sites.append(site)
        lines.append(f"Enz{number} {site} {len(site)} 2 {int(one == two)} {one} {two} 0 0")
    letters = "".join(dna(rng, 15, 40) + rng.choice([str, opposite])(rng.choice(sites)) for _ in range(8))
    options = {"sitelen": rng.choice([4, 4, 5]), "min": rng.choice([1, 1, 2]), "max": 99}
    return options, {"sequence": fasta(rng, letters + dna(rng, 15)), "enzymes": "\n".join(lines) + "\n"}


ask(
    "sites",
    "restrict",
    enzymes,
    "restrict -sequence sequence -datafile enzymes -enzymes all -nolimit -outfile out -rformat excel",
    emboss.features("Start", "End", "Strand", "Enzyme_name", "Restriction_site", "5prime", "3prime"),
    unordered=True,
    times=4,
)


def primers(rng, mismatch=True):
    letters = dna(rng, 200, 300, lower=True)
    lines = []
    for number in range(3):
        start, end = rng.randint(5, 80), rng.randint(100, 190)
        one, two = letters[start : start + rng.randint(9, 14)].upper(), letters[end : end + rng.randint(9, 14)].upper()
        if mismatch:
            one = mutated(rng, one, "ACGT", 0.1, 0)
        two = opposite(two)
        lines.append(f"pair{number} " + " ".join(rng.sample([one, two], 2)))
    files = {"sequence": fasta(rng, letters, dna(rng, 100)), "primers": "\n".join(lines) + "\n"}
    return ({"mismatchpercent": rng.choice([0, 10, 20])} if mismatch else {}), files


def amplimers(text):
    rows, name = [], ""
    found = re.compile(
        r"Primer name (\S+)|Sequence: (\S+)\s*\n\s*.*\n\s*(\w+) hits forward strand at (\d+) with (\d+) mismatches\n"
        r"\s*(\w+) hits reverse strand at \[(\d+)\] with (\d+) mismatches\n\s*Amplimer length: (\d+)"
    )
    for match in found.finditer(text):
        if match[1]:
            name = match[1]
        else:
            rows.append([name, *match.groups()[1:]])
    return rows


ask(
    "sites",
    "primersearch",
    primers,
    "primersearch -seqall sequence -infile primers -outfile out",
    amplimers,
    unordered=True,
    times=3,
)
ask(
    "sites",
    "stssearch",
    lambda rng: primers(rng, False),
    "stssearch -seqall sequence -infile primers -outfile out",
    lambda text: [
        [row[0], row[2], "-" if row[1] else "+", row[3], row[4]]
        for row in emboss.words(r"^(\S+): (\(rev\) )?(\S+) Primer([AB]) matched at (\d+)$")(text)
    ],
    unordered=True,
)
