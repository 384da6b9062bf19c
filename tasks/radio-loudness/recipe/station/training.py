"""Writes the session that the agent may practise on: `python3 training.py FOLDER`."""

import random
import sys
from pathlib import Path

import truth

for name, data in truth.draw(random.Random(41)).files.items():
    path = Path(sys.argv[1]) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
