# RSQ
cat >> calc/functions/pairs.py <<'END'


@function("RSQ", "aa")
def correlation_squared(one, two):
    return correlation(one, two) ** 2
END
