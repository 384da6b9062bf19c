# Order of axes
cat > carto/operations/axisswap.py <<'END'
"""Reorders axes: +order=2,-1,3 answers the second, minus the first, the third."""

from carto.frame import Operation


def setup(p):
    order = [int(word) for word in p.text("order").split(",")]
    order += [n for n in (1, 2, 3) if n not in map(abs, order)]

    def forward(*point):
        return tuple(point[abs(n) - 1] * (1 if n > 0 else -1) for n in order)

    def inverse(*point):
        found = [0.0] * 3
        for value, n in zip(point, order):
            found[abs(n) - 1] = value if n > 0 else -value
        return tuple(found)

    return Operation(forward, inverse, None, None)


TRANSFORMATIONS = {"axisswap": setup}
END
