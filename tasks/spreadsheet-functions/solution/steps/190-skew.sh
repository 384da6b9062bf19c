# SKEW
cat >> calc/functions/statistics.py <<'END'


@function("SKEW", "a*")
def skewness_of_sample(*values):
    found = numbers(values)
    n = len(found)
    return n / ((n - 1) * (n - 2)) * moment(found, 1, 3)
END
