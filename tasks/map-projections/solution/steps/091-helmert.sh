# Helmert's transformation
cat > carto/operations/helmert.py <<'END'
"""Helmert's transformation with up to seven parameters, for small angles, and Badekas's, about a point."""

import math

from carto.frame import Operation


def setup(p):
    shift = [p.number(name) for name in ("x", "y", "z")]
    centre = [p.number(name) for name in ("px", "py", "pz")]
    scale = 1 + p.number("s") / 1e6
    rx, ry, rz = (math.radians(p.number(name) / 3600) for name in ("rx", "ry", "rz"))
    if p.text("convention") == "coordinate_frame":
        rx, ry, rz = -rx, -ry, -rz
    matrix = ((1, -rz, ry), (rz, 1, -rx), (-ry, rx, 1))

    def forward(*point):
        d = [v - c for v, c in zip(point, centre)]
        return tuple(scale * sum(m * v for m, v in zip(row, d)) + c + t for row, c, t in zip(matrix, centre, shift))

    def inverse(*point):
        d = [(v - c - t) / scale for v, c, t in zip(point, centre, shift)]
        return tuple(sum(matrix[j][i] * d[j] for j in range(3)) + c for i, c in enumerate(centre))

    return Operation(forward, inverse, False, False)


TRANSFORMATIONS = {"helmert": setup, "molobadekas": setup}
END
