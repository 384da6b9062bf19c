# DCOUNT
cat >> calc/functions/databases.py <<'END'


@function("DCOUNT", "aaa")
def count(table, name, criteria):
    return float(len(figures(table, name, criteria)))
END
