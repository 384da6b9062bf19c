# ODD
cat >> calc/functions/rounding.py <<'END'


@function("ODD", "n")
def odd(x):
    return away(x, 1)
END
