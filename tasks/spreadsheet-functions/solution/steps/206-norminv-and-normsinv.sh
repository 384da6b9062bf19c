# NORMINV and NORMSINV
cat >> calc/functions/distributions.py <<'END'


@function("NORMINV", "nnn")
def normal_quantile(p, mean, deviation):
    return NormalDist(mean, deviation).inv_cdf(p)


@function("NORMSINV", "n")
def standard_quantile(p):
    return NormalDist().inv_cdf(p)
END
