# SQRT
cat >> calc/functions/arithmetic.py <<'END'


@function("SQRT", "n")
def root(x):
    return math.sqrt(x)
END
