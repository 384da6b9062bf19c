# FACT
cat >> calc/functions/integers.py <<'END'


@function("FACT", "n")
def factorial(x):
    if x < 0:
        raise CellError("#NUM!")
    return float(math.factorial(int(x))) if x == int(x) else math.gamma(x + 1)
END
