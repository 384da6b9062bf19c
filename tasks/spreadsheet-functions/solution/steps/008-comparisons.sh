# Comparisons
cat >> calc/syntax/operators.py <<'END'


RANKS = {float: 0, str: 1, bool: 2}


def compared(left, right):
    """-1, 0 or 1."""
    left, right = scalar(left), scalar(right)
    left, right = (one.lower() if isinstance(one, str) else one for one in (left, right))
    if RANKS[type(left)] != RANKS[type(right)]:
        left, right = RANKS[type(left)], RANKS[type(right)]
    return (left > right) - (left < right)


COMPARISONS = {
    "=": lambda order: order == 0,
    "<>": lambda order: order != 0,
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}

for symbol, says in COMPARISONS.items():
    binary(symbol, 20)(lambda left, right, says=says: says(compared(left, right)))
END
