# AVERAGEA, MINA and MAXA
cat >> calc/functions/statistics.py <<'END'


@function("AVERAGEA", "a*")
def average_of_all(*values):
    found = all_numbers(values)
    return math.fsum(found) / len(found)


@function("MINA", "a*")
def least_of_all(*values):
    return min(all_numbers(values))


@function("MAXA", "a*")
def greatest_of_all(*values):
    return max(all_numbers(values))
END
