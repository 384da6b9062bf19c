"""Writes the job that the agent may practise on: `python3 training.py FOLDER`."""

import random
import sys
from pathlib import Path

import truth

if __name__ == "__main__":
    folder, files = Path(sys.argv[1]), truth.draw(random.Random(11))[0]
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
