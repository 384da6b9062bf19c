# SUMSQ
cat >> calc/functions/sums.py <<'END'


@function("SUMSQ", "a*")
def sum_of_squares(*values):
    return math.fsum(x * x for x in numbers(values))
END
