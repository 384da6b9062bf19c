# LEN
cat > calc/functions/texts.py <<'END'
"""Functions of text."""

import re
from decimal import ROUND_HALF_UP, Decimal

from calc.convert import text
from calc.registry import function
from calc.values import Area, CellError


@function("LEN", "t")
def length(text):
    return float(len(text))
END
