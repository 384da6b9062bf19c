"""Writes what the agent is shown: of every checkpoint two programs, with their listings and what they write.

python3 samples.py FOLDER
"""

import random
import sys
from pathlib import Path

import programs
import writer
from writer import ORDER

EACH = 2
CYCLES = 40
"""A program has so many cycles for each of its instructions."""


def main(folder: Path) -> None:
    """Write the samples."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, group in enumerate(ORDER):
        for number in range(1, EACH + 1):
            drawn = programs.drawn(random.Random(f"sample {group} {number}"), group)
            name = f"{place:02}-{group}-{number}"
            (folder / f"{name}.hex").write_text(writer.hexadecimal(drawn.lines, listed=True), encoding="ascii")
            told = [f"cycles {CYCLES * drawn.steps}", *(f"{address:08x} {data}" for address, data in drawn.writes)]
            (folder / f"{name}.txt").write_text("\n".join(told) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
