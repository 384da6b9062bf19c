# LOG10 and LOG2
cat >> calc/functions/arithmetic.py <<'END'


@function("LOG10", "n")
def decimal_logarithm(x):
    return math.log10(x)


@function("LOG2", "n")
def binary_logarithm(x):
    return math.log2(x)
END
