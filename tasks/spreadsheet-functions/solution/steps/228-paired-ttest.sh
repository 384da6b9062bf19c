# Paired TTEST
cat >> calc/functions/tests.py <<'END'


def tails_of(t, n, tails):
    return beta_share(n / (n + t * t), n / 2, 0.5) * tails / 2


@function("TTEST", "aann")
def t_test(one, two, tails, kind):
    if kind == 1:
        n, x, y, first, second, both = paired(one, two)
        error = math.sqrt((first + second - 2 * both) / (n - 1) / n)
        return tails_of((x - y) / error, n - 1, tails)
    return t_test_apart(one, two, tails, kind)
END
