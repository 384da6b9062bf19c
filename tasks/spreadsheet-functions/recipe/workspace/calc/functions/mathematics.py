"""Functions of mathematics."""

import math

from calc.convert import numbers
from calc.registry import function


@function("SUM", "a*")
def sum_of(*values):
    return math.fsum(numbers(values))


@function("ABS", "n")
def absolute(x):
    return abs(x)
