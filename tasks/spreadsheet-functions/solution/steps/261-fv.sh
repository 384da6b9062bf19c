# FV
cat > calc/functions/loans.py <<'END'
"""Loans and annuities."""

import math

from calc.convert import numbers
from calc.registry import function


def growth(rate, n, kind):
    """What 1 becomes in n periods, and what n payments of 1 become."""
    if rate == 0:
        return 1.0, n
    grown = (1 + rate) ** n
    return grown, (grown - 1) / rate * (1 + rate * kind)


@function("FV", "nnn|nn")
def future(rate, n, payment, present=0.0, kind=0.0):
    grown, paid = growth(rate, n, kind)
    return -present * grown - payment * paid
END
