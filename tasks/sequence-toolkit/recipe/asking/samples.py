"""Writes the samples that the agent is given: jobs drawn once, with what EMBOSS answered.

Run as `python3 samples.py FOLDER`; the jobs of the hidden checks have other options and other sequences.
"""

import json
import random
import sys
from pathlib import Path

import asking

SEED = 61
MOST = 2
"""Jobs of one kind."""


def main() -> None:
    folder, rng = Path(sys.argv[1]), random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    for check, asks in asking.catalogue().items():
        lines = []
        for ask in asks:
            for question in asking.questions(rng, ask)[:MOST]:
                told = {**question.job(), "answer": question.rows}
                lines.append(json.dumps({**told, "any_order": True} if question.unordered else told))
        (folder / f"{check}.jsonl").write_text("\n".join(lines) + "\n", encoding="ascii")


main()
