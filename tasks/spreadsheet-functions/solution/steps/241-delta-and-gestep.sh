# DELTA and GESTEP
cat > calc/functions/engineering.py <<'END'
"""Functions of engineering."""

from calc.registry import function
from calc.values import CellError


@function("DELTA", "n|n")
def delta(x, y=0.0):
    return float(x == y)


@function("GESTEP", "n|n")
def step(x, bound=0.0):
    return float(x >= bound)
END
