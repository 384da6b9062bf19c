# SUMX2PY2
cat >> calc/functions/sums.py <<'END'


@function("SUMX2PY2", "aa")
def sum_of_both_squares(one, two):
    return math.fsum(x * x + y * y for x, y in pairs(one, two))
END
