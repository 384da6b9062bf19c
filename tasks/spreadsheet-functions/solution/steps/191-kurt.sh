# KURT
cat >> calc/functions/statistics.py <<'END'


@function("KURT", "a*")
def kurtosis_of_sample(*values):
    found = numbers(values)
    n = len(found)
    share = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * moment(found, 1, 4)
    return share - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))
END
