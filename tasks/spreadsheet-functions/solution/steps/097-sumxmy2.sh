# SUMXMY2
cat >> calc/functions/sums.py <<'END'


@function("SUMXMY2", "aa")
def squares_of_differences(one, two):
    return math.fsum((x - y) ** 2 for x, y in pairs(one, two))
END
