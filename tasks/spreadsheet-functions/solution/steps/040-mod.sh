# MOD
cat >> calc/functions/arithmetic.py <<'END'


@function("MOD", "nn")
def remainder(x, y):
    if y == 0:
        raise CellError("#DIV/0!")
    return x - y * math.floor(x / y)
END
