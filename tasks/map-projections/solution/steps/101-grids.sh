# Bilinear interpolation
cat > carto/grids.py <<'END'
"""Values on a regular grid, and between its nodes."""

import math
from typing import NamedTuple


class Grid(NamedTuple):
    """Nodes from the south-west corner; all angles in radians, rows from the south, values of any number a node."""

    west: float
    south: float
    across: float
    along: float
    rows: list

    def at(self, lon, lat):
        """The values at a place, bilinearly between the four nodes around it."""
        x, y = math.remainder(lon - self.west, 2 * math.pi) / self.across, (lat - self.south) / self.along
        width, height = len(self.rows[0]), len(self.rows)
        if not (-1e-9 <= x <= width - 1 + 1e-9 and -1e-9 <= y <= height - 1 + 1e-9):
            raise ValueError("outside the grid")
        i, j = max(0, min(int(x), width - 2)), max(0, min(int(y), height - 2))
        u, v = x - i, y - j
        corners = (self.rows[j][i], self.rows[j][i + 1], self.rows[j + 1][i], self.rows[j + 1][i + 1])
        weights = ((1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v)
        return [sum(w * c[k] for w, c in zip(weights, corners)) for k in range(len(corners[0]))]
END
