# CEIL
cat >> calc/functions/rounding.py <<'END'


@function("CEIL", "n")
def whole_above(x):
    return float(math.ceil(x))
END
