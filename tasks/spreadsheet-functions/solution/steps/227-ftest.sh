# FTEST
cat >> calc/functions/tests.py <<'END'


def shape(area):
    """(n, mean, variance of the sample)."""
    found = numbers([area])
    n, middle = len(found), math.fsum(found) / len(found)
    return n, middle, math.fsum((x - middle) ** 2 for x in found) / (n - 1)


@function("FTEST", "aa")
def f_test(one, two):
    (m, _, first), (n, _, second) = shape(one), shape(two)
    tail = beta_share((n - 1) / (n - 1 + (m - 1) * first / second), (n - 1) / 2, (m - 1) / 2)
    return 2 * min(tail, 1 - tail)
END
