# VAR
cat >> calc/functions/statistics.py <<'END'


@function("VAR", "a*")
def variance_of_sample(*values):
    return spread(numbers(values), 1)
END
