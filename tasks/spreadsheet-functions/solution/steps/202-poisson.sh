# POISSON
cat >> calc/functions/distributions.py <<'END'


@function("POISSON", "nnb")
def poisson(x, mean, cumulative):
    x = int(x)
    return math.fsum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(0 if cumulative else x, x + 1))
END
