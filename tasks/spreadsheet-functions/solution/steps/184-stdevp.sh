# STDEVP
cat >> calc/functions/statistics.py <<'END'


@function("STDEVP", "a*")
def deviation(*values):
    return math.sqrt(spread(numbers(values), 0))
END
