# DATEDIF
cat >> calc/functions/dates.py <<'END'


@function("DATEDIF", "nnt")
def difference(start, end, unit):
    one, two = date_of(start), date_of(end)
    months = (two.year - one.year) * 12 + two.month - one.month - (two.day < one.day)
    return float({"d": end - start, "m": months, "y": months // 12, "ym": months % 12}[unit.lower()])
END
