# DCOUNTA
cat >> calc/functions/databases.py <<'END'


@function("DCOUNTA", "aaa")
def count_filled(table, name, criteria):
    return float(sum(one is not None for one in chosen(table, name, criteria)))
END
