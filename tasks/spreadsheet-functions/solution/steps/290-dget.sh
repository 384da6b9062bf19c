# DGET
cat >> calc/functions/databases.py <<'END'


@function("DGET", "aaa")
def only(table, name, criteria):
    [found] = chosen(table, name, criteria)
    return found
END
