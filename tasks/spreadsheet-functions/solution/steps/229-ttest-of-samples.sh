# TTEST of samples
cat >> calc/functions/tests.py <<'END'


def t_test_apart(one, two, tails, kind):
    (m, x, first), (n, y, second) = shape(one), shape(two)
    if kind == 2:
        pooled = ((m - 1) * first + (n - 1) * second) / (m + n - 2)
        return tails_of((x - y) / math.sqrt(pooled * (1 / m + 1 / n)), m + n - 2, tails)
    one, two = first / m, second / n
    freedom = (one + two) ** 2 / (one**2 / (m - 1) + two**2 / (n - 1))
    return tails_of((x - y) / math.sqrt(one + two), freedom, tails)
END
