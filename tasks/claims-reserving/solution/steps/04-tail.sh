# The tail
cat > reserving/stages/s40_tail.py <<'END'
"""Development beyond the triangle: `tail.csv`."""

import math

from reserving import files


def run(state):
    points = [(d, math.log(f - 1)) for d, f in state["factors"].items() if d >= 2 and f > 1]
    a = b = 0.0
    tail = 1.0
    if len(points) >= 2:
        x, y = (sum(column) / len(points) for column in zip(*points))
        b = sum((d - x) * (v - y) for d, v in points) / sum((d - x) ** 2 for d, _ in points)
        a = y - b * x
        if b < 0:
            n = len(state["years"])
            tail = math.prod(1 + math.exp(a + b * d) for d in range(n, n + 10))
        else:
            a = b = 0.0
    state["tail"] = tail
    files.write(state["folder"], "tail", ["a", "b", "tail"], [[a, b, tail]])
END
