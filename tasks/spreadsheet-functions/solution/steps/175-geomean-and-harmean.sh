# GEOMEAN and HARMEAN
cat >> calc/functions/statistics.py <<'END'


@function("GEOMEAN", "a*")
def geometric(*values):
    found = numbers(values)
    return math.exp(math.fsum(map(math.log, found)) / len(found))


@function("HARMEAN", "a*")
def harmonic(*values):
    found = numbers(values)
    return len(found) / math.fsum(1 / x for x in found)
END
