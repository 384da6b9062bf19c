# NPV
cat >> calc/functions/loans.py <<'END'


@function("NPV", "na*")
def net_value(rate, *values):
    return math.fsum(value / (1 + rate) ** place for place, value in enumerate(numbers(values), 1))
END
