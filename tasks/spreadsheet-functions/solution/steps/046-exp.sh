# EXP
cat >> calc/functions/arithmetic.py <<'END'


@function("EXP", "n")
def exponential(x):
    return math.exp(x)


@function("EXPM1", "n")
def exponential_less_one(x):
    return math.expm1(x)
END
