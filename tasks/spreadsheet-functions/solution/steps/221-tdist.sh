# TDIST
cat >> calc/functions/tails.py <<'END'


@function("TDIST", "nnn")
def student(x, n, tails):
    return beta_share(n / (n + x * x), n / 2, 0.5) * tails / 2
END
