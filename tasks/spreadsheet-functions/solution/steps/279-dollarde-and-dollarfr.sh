# DOLLARDE and DOLLARFR
cat >> calc/functions/depreciation.py <<'END'


@function("DOLLARDE", "nn")
def decimal_price(x, n):
    fraction, whole = math.modf(x)
    return whole + fraction * 10 ** math.ceil(math.log10(n)) / n


@function("DOLLARFR", "nn")
def fractional_price(x, n):
    fraction, whole = math.modf(x)
    return whole + fraction * n / 10 ** math.ceil(math.log10(n))
END
