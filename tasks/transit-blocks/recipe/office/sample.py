"""Writes the feed that the agent may practise on, with its first tables: `python3 sample.py FOLDER`."""

import random
import sys
from pathlib import Path

import draw

FIRST = {
    "feed": "file,rows",
    "repairs": "kind,trip,sequence",
    "stoptimes": "trip,n,stop,arrival,departure",
    "services": "date,service,trips",
    "runs": "date,run,route,vehicle,from,to,start,end",
}

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    files, tables, _ = draw.draw(random.Random(41), 1)
    (folder / "expected").mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    for name, header in FIRST.items():
        rows = sorted({tuple(map(str, row)) for row in tables[name]})
        lines = [header, *map(",".join, rows)]
        (folder / "expected" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
