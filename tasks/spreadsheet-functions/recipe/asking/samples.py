"""Writes the samples that the agent is given: every formula drawn once, with what Gnumeric answers.

Run as `python3 samples.py FILE`; the hidden checks draw other numbers, words and cells.
"""

import random
import sys
from pathlib import Path

import asked
import gnumeric

SEED = 12


def main() -> None:
    drawn = asked.sheets(random.Random(SEED))
    answers = gnumeric.answers(drawn)
    lines = []
    for name, cells in drawn.items():
        lines.append(f"[{name}]")
        for (row, column), content in sorted(cells.items(), key=lambda item: (item[0][1], item[0][0])):
            told = f" -> {answers[name][row]}" if column == gnumeric.FORMULA_COLUMN else ""
            lines.append(f"{chr(65 + column)}{row + 1}: {content}{told}")
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
