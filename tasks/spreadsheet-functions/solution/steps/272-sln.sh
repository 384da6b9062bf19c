# SLN
cat > calc/functions/depreciation.py <<'END'
"""Depreciation and rates."""

import math

from calc.convert import numbers
from calc.registry import function


@function("SLN", "nnn")
def straight(cost, salvage, life):
    return (cost - salvage) / life
END
