"""`python3 compare.py [CHAPTER ...]`: this program against `samples.txt`, where Gnumeric 1.12.55 has answered.

A line `Z3: =formula -> answer` of the samples is a formula with its answer; all others are cells.
Numbers agree to 1e-7 of their size.
"""

import subprocess
import sys
from pathlib import Path


def close(have: str, want: str) -> bool:
    """Whether two printed values agree."""
    try:
        one, two = float(have), float(want)
    except ValueError:
        return have == want
    return abs(one - two) <= max(1e-9, 1e-7 * abs(two))


sheets: dict[str, list[str]] = {}
answers: dict[tuple[str, str], tuple[str, str]] = {}
name = ""
for line in Path("samples.txt").read_text(encoding="utf-8").splitlines():
    if line.startswith("["):
        name = line[1:-1]
    place, _, content = line.partition(": ")
    formula, arrow, answer = content.partition(" -> ")
    if arrow:
        answers[name, place] = formula, answer
    sheets.setdefault(name, []).append(f"{place}: {formula}" if arrow else line)
chosen = [name for name in sheets if name in sys.argv[1:] or not sys.argv[1:]]
text = "".join("\n".join(sheets[name]) + "\n" for name in chosen)
done = subprocess.run([sys.executable, "-m", "calc"], input=text, capture_output=True, text=True)
print(done.stderr, end="")
told: dict[tuple[str, str], str] = {}
for line in done.stdout.splitlines():
    if line.startswith("["):
        name = line[1:-1]
    else:
        place, _, value = line.partition(": ")
        told[name, place] = value
for name in chosen:
    asked = {place: pair for (sheet, place), pair in answers.items() if sheet == name}
    wrong = [place for place, (_, answer) in asked.items() if not close(told.get((name, place), "nothing"), answer)]
    for place in wrong:
        formula, answer = asked[place]
        print(f"  {formula} gives {told.get((name, place), 'nothing')}, not {answer}")
    print(f"{name}: {len(asked) - len(wrong)} of {len(asked)} agree")
