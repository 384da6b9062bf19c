# STDEV
cat >> calc/functions/statistics.py <<'END'


@function("STDEV", "a*")
def deviation_of_sample(*values):
    return math.sqrt(spread(numbers(values), 1))
END
