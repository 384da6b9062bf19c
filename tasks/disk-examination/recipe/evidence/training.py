"""Writes the case that the agent may practise on: `python3 training.py FOLDER`."""

import random
import sys
from pathlib import Path

import case

if __name__ == "__main__":
    folder, made = Path(sys.argv[1]), case.draw(random.Random(41))
    folder.mkdir(parents=True)
    (folder / "disk.img").write_bytes(made.image)
    (folder / "known.csv").write_bytes(made.known)
