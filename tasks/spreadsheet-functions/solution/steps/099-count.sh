# COUNT
cat >> calc/functions/sums.py <<'END'


@function("COUNT", "a*")
def count(*values):
    cells = [one for value in values for one in (value.values() if isinstance(value, Area) else [value])]
    return float(sum(isinstance(one, float) for one in cells))
END
