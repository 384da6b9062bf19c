# FDIST and FINV
cat >> calc/functions/tails.py <<'END'


@function("FDIST", "nnn")
def fisher_snedecor(x, m, n):
    return beta_share(n / (n + m * x), n / 2, m / 2)


@function("FINV", "nnn")
def fisher_snedecor_quantile(p, m, n):
    share = turned(lambda y: beta_share(y, n / 2, m / 2), p, 0.0, 1.0)
    return n * (1 - share) / (share * m)
END
