# WEIBULL
cat >> calc/functions/distributions.py <<'END'


@function("WEIBULL", "nnnb")
def weibull(x, shape, scale, cumulative):
    power = (x / scale) ** shape
    return -math.expm1(-power) if cumulative else shape / x * power * math.exp(-power)
END
