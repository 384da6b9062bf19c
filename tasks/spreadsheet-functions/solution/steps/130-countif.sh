# COUNTIF
cat > calc/functions/counting.py <<'END'
"""Functions that count and add cells that meet criteria."""

import math

from calc.convert import scalar
from calc.criteria import criterion
from calc.registry import function
from calc.values import CellError


@function("COUNTIF", "as")
def count_if(area, wanted):
    meets = criterion(wanted)
    return float(sum(map(meets, area.values())))
END
