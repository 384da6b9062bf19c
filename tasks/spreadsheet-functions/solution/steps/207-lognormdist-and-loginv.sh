# LOGNORMDIST and LOGINV
cat >> calc/functions/distributions.py <<'END'


@function("LOGNORMDIST", "nnn")
def lognormal(x, mean, deviation):
    return normal(math.log(x), mean, deviation, True)


@function("LOGINV", "nnn")
def lognormal_quantile(p, mean, deviation):
    return math.exp(normal_quantile(p, mean, deviation))
END
