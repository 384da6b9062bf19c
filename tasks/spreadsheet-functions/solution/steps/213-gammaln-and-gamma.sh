# GAMMALN and GAMMA
cat >> calc/functions/distributions.py <<'END'


@function("GAMMALN", "n")
def log_gamma(x):
    return math.lgamma(x)


@function("GAMMA", "n")
def gamma(x):
    return math.gamma(x)


@function("BETA", "nn")
def beta(a, b):
    return math.exp(math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b))
END
