# IRR
cat >> calc/functions/loans.py <<'END'


@function("IRR", "a")
def internal_rate(area):
    return root(lambda rate: net_value(rate, area), -0.9, 5.0)
END
