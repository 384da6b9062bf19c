"""`python3 compare.py [WORD]`: the samples (of operations with WORD in them) against this program.

`samples/points.txt` holds what PROJ 9.1.1 answered to some operations: `coordinates = answer`.
"""

import subprocess
import sys
from pathlib import Path

asked, wanted, told = [], [], ""
for line in Path("samples/points.txt").read_text(encoding="utf-8").splitlines():
    if line.startswith(("forward", "inverse")):
        told = line.strip()
    elif all(word in told for word in sys.argv[1:]):
        given, _, answer = line.partition(" = ")
        asked.append((told, given))
        wanted.append(answer.split())
text = "".join(f"{told}\n{given}\n" for told, given in asked)
done = subprocess.run([sys.executable, "-m", "carto"], input=text, capture_output=True, text=True)
print(done.stderr, end="")
worst: dict[str, float] = {}
for (told, _), have, want in zip(asked, done.stdout.splitlines() + ["error"] * len(asked), wanted, strict=False):
    cells = have.split()
    apart = float("inf")
    if len(cells) == len(want) and "error" not in cells:
        apart = max(abs(float(a) - float(b)) for a, b in zip(cells, want, strict=True))
    worst[told] = max(worst.get(told, 0.0), apart)
for told, apart in worst.items():
    print(f"{apart:12.3g}  {told}")
