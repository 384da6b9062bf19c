# DVARP and DSTDEVP
cat >> calc/functions/databases.py <<'END'


@function("DVARP", "aaa")
def variance(table, name, criteria):
    return spread(figures(table, name, criteria), 0)


@function("DSTDEVP", "aaa")
def deviation(table, name, criteria):
    return math.sqrt(variance(table, name, criteria))
END
