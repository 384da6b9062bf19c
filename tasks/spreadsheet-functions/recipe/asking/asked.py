"""Draws the sheets that the artifact is asked: cells with data, and formulas about them in column Z."""

import random
import re
from pathlib import Path

from gnumeric import FORMULA_COLUMN, Sheet

FORMULAS = Path(__file__).parent / "formulas.txt"
REGIONS = ("north", "south", "east", "west")
NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hal", "Ida", "Jon")
WORDS = ("lemon", "Basil tea", "plum", "Old Rose", "cedar", "mint", "hazel nut", "fig", "almond", "sage leaf")
ROWS = 8


def catalogue() -> dict[str, list[str]]:
    """Check -> the formulas to be drawn."""
    found: dict[str, list[str]] = {}
    for line in FORMULAS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            formulas = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            formulas.append(line)
    return found


def columns(rng: random.Random) -> dict[str, list[str]]:
    """Column -> contents from row 1 down; an empty text is an empty cell."""

    values = rng.sample(range(20, 990), ROWS)
    small = [rng.randint(1, 9) for _ in range(ROWS - 2)]
    regions = [*REGIONS, *rng.choices(REGIONS, k=ROWS - 4)]
    rng.shuffle(regions)
    steps = [rng.randint(3, 40) for _ in range(ROWS)]
    flags = ["TRUE", "FALSE", *(rng.choice(("TRUE", "FALSE")) for _ in range(ROWS - 2))]
    days = [rng.randint(40000, 42000)]
    for _ in range(ROWS - 1):
        days.append(days[-1] + rng.randint(20, 300))
    mixed = [
        str(rng.randint(2, 40)),
        "'" + rng.choice(WORDS),
        rng.choice(("TRUE", "FALSE")),
        "",
        f"'{rng.randint(2, 40)}",
        f"-{rng.randint(2, 40)}.5",
        rng.choice(("TRUE", "FALSE")),
        f"{rng.randint(50, 90)}.25",
    ]
    names = rng.sample(NAMES, ROWS)
    area = [rng.choice(REGIONS) for _ in range(ROWS - 4)] + list(REGIONS)
    rng.shuffle(area)
    made = {
        "A": [f"{value / 10:g}" for value in values],
        "B": [*map(str, small), str(small[0]), str(small[1])],
        "C": ["'" + region for region in regions],
        "D": [str(sum(steps[: count + 1])) for count in range(ROWS)],
        "E": [str(rng.randint(36000, 45000)) for _ in range(ROWS)],
        "F": mixed,
        "G": rng.sample(flags, ROWS),
        "H": [str(-rng.randint(9000, 12000)), *(str(rng.randint(2000, 5000)) for _ in range(5))],
        "I": list(map(str, days)),
        "J": ["'Name", *("'" + name for name in names)],
        "K": ["'Region", *("'" + region for region in area)],
        "L": ["'Count", *map(str, rng.sample(range(2, 30), ROWS))],
        "M": ["'Price", *(f"{price / 4:g}" for price in rng.sample(range(8, 80), ROWS))],
        "N": ["'Region", "'" + rng.choice(REGIONS)],
        "O": ["'Count", "'>" + str(rng.randint(4, 8))],
        "P": ["=1/0", "=C1*2"],
        "Q": [str(rng.randint(1, 9)) for _ in range(3)],
        "R": [str(rng.randint(-9, -1)) for _ in range(3)],
        "S": [str(rng.randint(10, 19)), str(rng.randint(1, 5)), str(rng.randint(-5, -1))],
        "T": [str(rng.randint(1, 5)), str(rng.randint(20, 29)), str(rng.randint(1, 5))],
        "U": [str(rng.randint(-5, -1)), str(rng.randint(1, 5)), str(rng.randint(30, 39))],
        "V": [rng.choice(("-", "")) + f"{rng.randint(1, 49)}.{rng.randint(1, 9)}" for _ in range(ROWS)],
        "W": [f"{value / 10 * 2 + rng.randint(1, 60):g}" for value in values],
        "X": ["'" + word for word in rng.sample(WORDS, ROWS)],
    }
    return made


def filled(template: str, rng: random.Random) -> str:
    """A formula with everything drawn."""

    def drawn(match: re.Match[str]) -> str:
        if "|" in match[1]:
            return rng.choice(match[1].split("|"))
        low, high = match[1].split(":")
        digits = len(low.partition(".")[2])
        value = rng.randint(round(float(low) * 10**digits), round(float(high) * 10**digits))
        return f"{value / 10**digits:.{digits}f}"

    return re.sub(r"\{(-?[\d.]+:-?[\d.]+|[^{}]*\|[^{}]*)\}", drawn, template)


def sheets(rng: random.Random) -> dict[str, Sheet]:
    """One sheet a check."""
    made = {}
    for check, templates in catalogue().items():
        cells: Sheet = {}
        for letter, contents in columns(rng).items():
            cells |= {(row, ord(letter) - 65): content for row, content in enumerate(contents) if content}
        cells |= {(row, FORMULA_COLUMN): filled(template, rng) for row, template in enumerate(templates)}
        made[check] = cells
    return made


def text(sheets: dict[str, Sheet]) -> str:
    """Sheets as the artifact reads them."""
    lines = []
    for name, cells in sheets.items():
        lines.append(f"[{name}]")
        lines += [f"{chr(65 + column)}{row + 1}: {content}" for (row, column), content in sorted(cells.items())]
    return "\n".join(lines) + "\n"


def answered(lines: list[str]) -> dict[str, dict[int, str]]:
    """Sheet -> row, counted from 0 -> what the artifact says that its formula in column Z comes to."""
    found: dict[str, dict[int, str]] = {}
    name = ""
    for line in lines:
        if line.startswith("["):
            name = line[1:-1]
        elif match := re.fullmatch(r"Z(\d{1,6}): (.*)", line):
            found.setdefault(name, {})[int(match[1]) - 1] = match[2]
    return found


def close(have: str, want: str) -> bool:
    """Whether values agree: numbers to 1e-7 of their size (or 1e-9), all else exactly."""
    if have == want:
        return True
    try:
        one, two = float(have), float(want)
    except ValueError:
        return False
    return abs(one - two) <= max(1e-9, 1e-7 * abs(two))
