# LN
cat >> calc/functions/arithmetic.py <<'END'


@function("LN", "n")
def logarithm(x):
    return math.log(x)


@function("LN1P", "n")
def logarithm_of_more(x):
    return math.log1p(x)
END
