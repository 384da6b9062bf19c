# DMAX and DMIN
cat >> calc/functions/databases.py <<'END'


@function("DMAX", "aaa")
def greatest(table, name, criteria):
    return max(figures(table, name, criteria))


@function("DMIN", "aaa")
def least(table, name, criteria):
    return min(figures(table, name, criteria))
END
