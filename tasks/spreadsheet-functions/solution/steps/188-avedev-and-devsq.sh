# AVEDEV and DEVSQ
cat >> calc/functions/statistics.py <<'END'


@function("AVEDEV", "a*")
def average_deviation(*values):
    found = numbers(values)
    middle = math.fsum(found) / len(found)
    return math.fsum(abs(x - middle) for x in found) / len(found)


@function("DEVSQ", "a*")
def squares_of_deviations(*values):
    found = numbers(values)
    return spread(found, 0) * len(found)
END
