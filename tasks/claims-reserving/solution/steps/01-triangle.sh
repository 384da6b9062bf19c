# The triangle
cat > reserving/stages/s10_triangle.py <<'END'
"""Cumulative payments by accident year and development: `triangle.csv`."""

from reserving import files


def cumulative(state, worth):
    """Year -> its known cumulative amounts, each payment times `worth` of its year."""
    found = {}
    for year in state["years"]:
        cells = [0.0] * (state["year"] - year + 1)
        for first, paid, amount in state["payments"]:
            if first == year:
                cells[paid - first] += amount * worth(paid)
        found[year] = [sum(cells[: d + 1]) for d in range(len(cells))]
    return found


def write(state, name, triangle):
    n = len(state["years"])
    rows = [[year, *cells, *[""] * (n - len(cells))] for year, cells in triangle.items()]
    files.write(state["folder"], name, ["year", *[f"d{d}" for d in range(n)]], rows)


def run(state):
    write(state, "triangle", cumulative(state, lambda paid: 1.0))
END
