# CHIDIST and CHIINV
cat >> calc/functions/tails.py <<'END'


@function("CHIDIST", "nn")
def chi_squared(x, n):
    return 1 - gamma_share(n / 2, x / 2)


@function("CHIINV", "nn")
def chi_squared_quantile(p, n):
    return gamma_quantile(1 - p, n / 2, 2)
END
