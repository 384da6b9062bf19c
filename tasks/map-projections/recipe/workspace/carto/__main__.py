"""`python3 -m carto` reads operations and coordinates from standard input, and answers each coordinate on a line.

A line `forward +proj=...` or `inverse +proj=...` says what is done with the coordinates on the lines below it. Angles are
in degrees, lengths in metres (or what the operation says), nine decimals. What can't be done is answered with `error`.
"""

import math
import sys

from carto.registry import operation


def answer(step, forward, line):
    """One coordinate through one operation."""
    values = [float(word) for word in line.split()]
    point = tuple(values + [0.0] * (3 - len(values)))
    angular = (step.angular_in, step.angular_out) if forward else (step.angular_out, step.angular_in)
    if angular[0]:
        point = (math.radians(point[0]), math.radians(point[1]), point[2])
    point = step.forward(*point) if forward else step.inverse(*point)
    if angular[1]:
        point = (math.degrees(point[0]), math.degrees(point[1]), point[2])
    if not all(map(math.isfinite, point)):
        raise ValueError("no finite answer")
    return " ".join(f"{value:.9f}" for value in point[: len(values)])


def main():
    step, forward = None, True
    for line in sys.stdin:
        words = line.split()
        if words and words[0] in ("forward", "inverse"):
            forward = words[0] == "forward"
            try:
                step = operation(line.partition(words[0])[2])
            except Exception:
                step = None
        elif words:
            try:
                print(answer(step, forward, line))
            except Exception:
                print("error")


main()
