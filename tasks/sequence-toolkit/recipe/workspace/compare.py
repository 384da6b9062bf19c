"""`python3 compare.py [-v] [WORD]`: the samples (of chapters or programs with WORD in their name) against this toolkit.

Each line of `samples/*.jsonl` is a job with the `answer` that EMBOSS 6.6.0 gave, as the words that it printed;
rows with `any_order` may come in any. With -v the first difference of each job is shown.
"""

import json
import subprocess
import sys
from pathlib import Path


def same(have, want):
    """Whether a cell is right: a number to a unit of the last digit that was printed, anything else as it is."""
    if str(have) == want:
        return True
    try:
        one, two = float(have), float(want)
    except (TypeError, ValueError):
        return False
    unit = 10.0 ** -len(want.partition(".")[2]) if "." in want else 0.0
    return abs(one - two) <= max(1.01 * unit, 1e-6 * abs(two))


def difference(rows, sample):
    """What is wrong with an answer."""
    want = sample["answer"]
    if not isinstance(rows, list):
        return str(rows)
    if sample.get("any_order"):
        rows, want = (sorted(some, key=lambda row: [str(c) for c in row if "." not in str(c)]) for some in (rows, want))
    if len(rows) != len(want):
        return f"{len(rows)} rows, not {len(want)}"
    for number, (have, row) in enumerate(zip(rows, want, strict=True), 1):
        if len(have) != len(row) or not all(map(same, have, row)):
            return f"row {number}: {have}, not {row}"
    return None


words = [word for word in sys.argv[1:] if word != "-v"]
samples = []
for path in sorted(Path("samples").glob("*.jsonl")):
    for line in path.read_text(encoding="ascii").splitlines():
        sample = json.loads(line)
        if all(word in path.stem or word in sample["program"] for word in words):
            samples.append((f"{path.stem} {sample['program']}", sample))
text = "".join(json.dumps({**sample, "answer": None}) + "\n" for _, sample in samples)
done = subprocess.run([sys.executable, "-m", "sq"], input=text, capture_output=True, text=True)
print(done.stderr, end="")
answers = [json.loads(line) for line in done.stdout.splitlines()]
answers += ["no answer"] * (len(samples) - len(answers))
count: dict[str, list[bool]] = {}
for (name, sample), rows in zip(samples, answers, strict=False):
    problem = difference(rows, sample)
    count.setdefault(name, []).append(problem is None)
    if problem and "-v" in sys.argv:
        print(f"{name} {sample['options']}: {problem[:300]}")
for name, right in count.items():
    print(f"{sum(right):3} of {len(right):2}  {name}")
