# DPRODUCT
cat >> calc/functions/databases.py <<'END'


@function("DPRODUCT", "aaa")
def product(table, name, criteria):
    return math.prod(figures(table, name, criteria))
END
