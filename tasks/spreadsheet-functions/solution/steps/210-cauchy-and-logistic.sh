# CAUCHY and LOGISTIC
cat >> calc/functions/distributions.py <<'END'


@function("CAUCHY", "nnb")
def cauchy(x, scale, cumulative):
    return 1 / (math.pi * scale * (1 + (x / scale) ** 2))


@function("LOGISTIC", "nn")
def logistic(x, scale):
    u = math.exp(-abs(x) / scale)
    return u / (scale * (1 + u) ** 2)
END
