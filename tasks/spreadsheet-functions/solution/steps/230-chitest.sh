# CHITEST
cat >> calc/functions/tests.py <<'END'


@function("CHITEST", "aa")
def chi_test(actual, expected):
    sums = math.fsum((a - e) ** 2 / e for a, e in zip(actual.values(), expected.values(), strict=True))
    freedom = (actual.height - 1) * (actual.width - 1) or actual.height * actual.width - 1
    return 1 - gamma_share(freedom / 2, sums / 2)
END
