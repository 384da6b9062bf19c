# EXPONDIST
cat >> calc/functions/distributions.py <<'END'


@function("EXPONDIST", "nnb")
def exponential(x, rate, cumulative):
    return -math.expm1(-rate * x) if cumulative else rate * math.exp(-rate * x)
END
