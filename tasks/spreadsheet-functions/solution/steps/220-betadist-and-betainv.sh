# BETADIST and BETAINV
cat >> calc/functions/tails.py <<'END'


@function("BETADIST", "nnn")
def beta_distribution(x, a, b):
    return beta_share(x, a, b)


@function("BETAINV", "nnn")
def beta_quantile(p, a, b):
    return turned(lambda x: beta_share(x, a, b), p, 0.0, 1.0)
END
