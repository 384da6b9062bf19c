# TRANSPOSE
cat > calc/functions/matrices.py <<'END'
"""Functions of matrices."""

import math

from calc.registry import function
from calc.values import Area, CellError


@function("TRANSPOSE", "a")
def transposed(area):
    return Area([[area.at(row, column) for row in range(area.height)] for column in range(area.width)])
END
