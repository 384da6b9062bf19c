# COUNTBLANK
cat >> calc/functions/sums.py <<'END'


@function("COUNTBLANK", "a")
def count_empty(area):
    return float(sum(one is None for one in area.values()))
END
