# COUNTA
cat >> calc/functions/sums.py <<'END'


@function("COUNTA", "a*")
def count_filled(*values):
    cells = [one for value in values for one in (value.values() if isinstance(value, Area) else [value])]
    return float(sum(one is not None for one in cells))
END
