# Affine changes
cat > carto/operations/affine.py <<'END'
"""Affine changes of coordinates, of three dimensions: offsets +xoff ..., and the matrix +s11 ... +s33."""

from carto.frame import Operation


def determinant(m):
    return sum(
        m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]) for i in range(3)
    )


def setup(p):
    offset = [p.number(f"{axis}off") for axis in "xyz"]
    matrix = [[p.number(f"s{i}{j}", float(i == j)) for j in (1, 2, 3)] for i in (1, 2, 3)]

    def forward(*point):
        return tuple(o + sum(m * v for m, v in zip(row, point)) for o, row in zip(offset, matrix))

    def inverse(*point):
        d = [v - o for v, o in zip(point, offset)]
        whole = determinant(matrix)
        return tuple(
            determinant([[d[i] if j == column else matrix[i][j] for j in range(3)] for i in range(3)]) / whole
            for column in range(3)
        )

    return Operation(forward, inverse, None, None)


TRANSFORMATIONS = {"affine": setup}
END
