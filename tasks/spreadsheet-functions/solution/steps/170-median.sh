# MEDIAN
cat > calc/functions/statistics.py <<'END'
"""Functions of statistics."""

import math

from calc.convert import numbers
from calc.functions.sums import all_numbers
from calc.registry import function
from calc.values import CellError


@function("MEDIAN", "a*")
def median(*values):
    return quantile(sorted(numbers(values)), 0.5)


def quantile(found, share):
    """The value below which a share of sorted ones lies, on lines between them."""
    if not found or not 0 <= share <= 1:
        raise CellError("#NUM!")
    place = share * (len(found) - 1)
    low = min(int(place), len(found) - 1)
    high = min(low + 1, len(found) - 1)
    return found[low] + (place - low) * (found[high] - found[low])
END
