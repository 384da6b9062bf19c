# ROW and COLUMN
cat > calc/functions/lookup.py <<'END'
"""Functions that find cells."""

import re

from calc.registry import function
from calc.syntax.operators import compared
from calc.syntax.references import area, lettered
from calc.values import Area, CellError, Cells


@function("ROW", "a")
def row(area):
    return area.place[0] + 1.0


@function("COLUMN", "a")
def column(area):
    return area.place[1] + 1.0
END
