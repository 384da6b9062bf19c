"""Writes the desk that the agent may practise on, with its first tables: `python3 sample.py FOLDER`."""

import random
import sys
from pathlib import Path

import draw

FIRST = {
    "inputs": "file,rows",
    "holidays": "calendar,date",
    "spots": "day,convention,spot",
    "instruments": "day,quote,start,end",
    "schedules": "trade,leg,n,start,end,fixing,pays",
    "fractions": "trade,leg,n,fraction",
    "legs": "day,quote,leg,n,start,end,fraction",
}

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    files, tables = draw.draw(random.Random(23), 1)
    (folder / "expected").mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    for name, header in FIRST.items():
        rows = sorted({",".join(map(str, row)) for row in tables[name]}, key=lambda line: line.split(","))
        (folder / "expected" / f"{name}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
