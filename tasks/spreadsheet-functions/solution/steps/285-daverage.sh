# DAVERAGE
cat >> calc/functions/databases.py <<'END'


@function("DAVERAGE", "aaa")
def average(table, name, criteria):
    found = figures(table, name, criteria)
    return math.fsum(found) / len(found)
END
