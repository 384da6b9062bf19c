# NORMDIST and NORMSDIST
cat >> calc/functions/distributions.py <<'END'


@function("NORMDIST", "nnnb")
def normal(x, mean, deviation, cumulative):
    z = (x - mean) / deviation
    if cumulative:
        return math.erfc(-z / math.sqrt(2)) / 2
    return math.exp(-z * z / 2) / (deviation * math.sqrt(2 * math.pi))


@function("NORMSDIST", "n")
def standard_normal(z):
    return normal(z, 0, 1, True)
END
