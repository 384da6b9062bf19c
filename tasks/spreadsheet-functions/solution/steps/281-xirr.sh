# XIRR
cat >> calc/functions/depreciation.py <<'END'


@function("XIRR", "aa")
def internal_rate_by_dates(values, dates):
    low, high = -0.9, 20.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if net_value_by_dates(middle, values, dates) > 0 else (low, middle)
    return low
END
