# XNPV
cat >> calc/functions/depreciation.py <<'END'


@function("XNPV", "naa")
def net_value_by_dates(rate, values, dates):
    days = dates.values()
    flows = zip(values.values(), days, strict=True)
    return math.fsum(value / (1 + rate) ** ((day - days[0]) / 365) for value, day in flows)
END
