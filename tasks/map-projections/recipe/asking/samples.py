"""Writes the samples that the agent is given: operations drawn once, with what PROJ answers.

Run as `python3 samples.py FOLDER`; the operations of the hidden checks have other parameters, and other points.
"""

import random
import sys
from pathlib import Path

import asked
import catalogue

SEED, CENTRE, BOX = 19, 12.5, (8, 18, 42, 50, 0.5)


def main() -> None:
    folder, rng = Path(sys.argv[1]), random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / asked.SHIFTS).write_bytes(asked.ntv2(rng, *BOX))
    (folder / asked.HEIGHTS).write_bytes(asked.gtx(rng, *BOX))
    grids = {name: folder / name for name in (asked.SHIFTS, asked.HEIGHTS)}
    lines = []
    for name, asks in catalogue.ASKED.items():
        for ask in asks if name != "examples" else []:
            for question in asked.questions(rng, ask, CENTRE, grids):
                lines.append(question.line.replace("grids=", "grids=samples/"))
                for given, wanted in list(zip(question.given, question.wanted, strict=True))[:2]:
                    cells = (" ".join(f"{v:.9f}" for v in point[: question.columns]) for point in (given, wanted))
                    lines.append(" = ".join(cells))
    (folder / "points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
