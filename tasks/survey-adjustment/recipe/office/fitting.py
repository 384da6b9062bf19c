"""Least squares by orthogonal steps, with derivatives by differences: not the way of the reference, which must agree."""

import math
from collections.abc import Callable

STEP = 1e-4


def orthogonal(rows: list[list[float]], right: list[float]) -> tuple[list[float], list[list[float]]]:
    """The solution of an overdetermined system, and the inverse of its triangle; columns are made orthogonal in turn."""
    count = len(rows[0])
    columns = [[row[i] for row in rows] for i in range(count)]
    triangle, shares, rest = [[0.0] * count for _ in range(count)], [], list(right)
    for i in range(count):
        triangle[i][i] = math.sqrt(math.fsum(value * value for value in columns[i]))
        unit = [value / triangle[i][i] for value in columns[i]]
        for j in range(i + 1, count):
            triangle[i][j] = math.fsum(a * b for a, b in zip(unit, columns[j], strict=True))
            columns[j] = [b - triangle[i][j] * a for a, b in zip(unit, columns[j], strict=True)]
        share = math.fsum(a * b for a, b in zip(unit, rest, strict=True))
        rest = [b - share * a for a, b in zip(unit, rest, strict=True)]
        shares.append(share)
    inverse = [_back(triangle, [float(i == j) for i in range(count)]) for j in range(count)]
    return _back(triangle, shares), [[inverse[j][i] for j in range(count)] for i in range(count)]


def _back(triangle: list[list[float]], right: list[float]) -> list[float]:
    found = [0.0] * len(right)
    for i in reversed(range(len(right))):
        known = math.fsum(triangle[i][j] * found[j] for j in range(i + 1, len(right)))
        found[i] = (right[i] - known) / triangle[i][i]
    return found


def fit(misfits: Callable[[list[float]], list[float]], start: list[float]) -> tuple[list[float], list[float]]:
    """The unknowns at which the weighted misfits are smallest, and the roots of their cofactors."""
    at, inverse = list(start), [[0.0]]
    for _ in range(12):
        now, columns = misfits(at), []
        for i in range(len(at)):
            ahead, behind = list(at), list(at)
            ahead[i] += STEP
            behind[i] -= STEP
            pairs = zip(misfits(ahead), misfits(behind), strict=True)
            columns.append([(one - other) / (2 * STEP) for one, other in pairs])
        rows = [list(row) for row in zip(*columns, strict=True)]
        change, inverse = orthogonal(rows, [-value for value in now])
        at = [value + step for value, step in zip(at, change, strict=True)]
        if max(map(abs, change)) < 1e-11:
            break
    return at, [math.sqrt(math.fsum(value * value for value in row)) for row in inverse]
