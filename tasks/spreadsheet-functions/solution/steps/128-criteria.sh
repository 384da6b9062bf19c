# Criteria
cat > calc/criteria.py <<'END'
"""Criteria such as ">5" or "no*", by which cells are chosen."""

import re

SIGNS = {
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
    "<>": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "=": lambda order: order == 0,
}


def criterion(wanted):
    """A function that says whether a value meets a criterion."""
    sign, rest = "=", wanted
    if isinstance(wanted, str):
        sign = next((sign for sign in SIGNS if wanted.startswith(sign)), "")
        rest = wanted[len(sign) :]
        if re.fullmatch(r"-?\d+(\.\d+)?", rest):
            rest = float(rest)
    says = SIGNS[sign or "="]
    if isinstance(rest, str):
        return lambda value: isinstance(value, str) and met(says, sign, value.lower(), rest.lower())
    return lambda value: type(value) is type(rest) and says((value > rest) - (value < rest))


def met(says, sign, value, rest):
    return says((value > rest) - (value < rest))
END
