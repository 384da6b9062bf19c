# QUOTIENT
cat >> calc/functions/arithmetic.py <<'END'


@function("QUOTIENT", "nn")
def whole_part(x, y):
    if y == 0:
        raise CellError("#DIV/0!")
    return float(math.trunc(x / y))
END
