# ZTEST
cat >> calc/functions/tests.py <<'END'


@function("ZTEST", "an|n")
def z_test(area, mean, deviation=None):
    found = numbers([area])
    n, middle = len(found), math.fsum(found) / len(found)
    if deviation is None:
        deviation = math.sqrt(math.fsum((x - middle) ** 2 for x in found) / (n - 1))
    return math.erfc((middle - mean) / deviation * math.sqrt(n / 2)) / 2
END
