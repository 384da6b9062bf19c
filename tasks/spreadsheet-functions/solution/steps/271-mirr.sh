# MIRR
cat >> calc/functions/loans.py <<'END'


@function("MIRR", "ann")
def modified_rate(area, finance, reinvest):
    values = numbers([area])
    n = len(values) - 1
    paid = math.fsum(value / (1 + finance) ** k for k, value in enumerate(values) if value < 0)
    received = math.fsum(value * (1 + reinvest) ** (n - k) for k, value in enumerate(values) if value > 0)
    return (received / -paid) ** (1 / n) - 1
END
