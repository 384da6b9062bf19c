# LINEST
cat >> calc/functions/matrices.py <<'END'


@function("LINEST", "aa")
def line(ys, xs):
    return Area([fitted(ys.values(), xs.values())])


def fitted(ys, xs):
    n = len(xs)
    x, y = math.fsum(xs) / n, math.fsum(ys) / n
    slope = math.fsum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / math.fsum((a - x) ** 2 for a in xs)
    return [slope, y - slope * x]
END
