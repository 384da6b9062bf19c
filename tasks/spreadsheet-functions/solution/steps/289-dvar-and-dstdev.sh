# DVAR and DSTDEV
cat >> calc/functions/databases.py <<'END'


@function("DVAR", "aaa")
def variance_of_sample(table, name, criteria):
    return spread(figures(table, name, criteria), 1)


@function("DSTDEV", "aaa")
def deviation_of_sample(table, name, criteria):
    return math.sqrt(variance_of_sample(table, name, criteria))
END
